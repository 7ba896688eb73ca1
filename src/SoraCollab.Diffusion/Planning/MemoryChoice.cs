namespace SoraCollab.Diffusion.Planning;

/// <summary>How weights are held in memory.</summary>
public enum MemoryChoice
{
    /// <summary>The planner decides.</summary>
    Automatic,

    /// <summary>Everything in memory, in the layout that is fastest; refused where it does not fit.</summary>
    Resident,

    /// <summary>Weights are read from their files, or come to the GPU, block by block in each step.</summary>
    Streamed,
}
