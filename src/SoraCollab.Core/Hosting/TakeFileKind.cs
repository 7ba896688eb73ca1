namespace SoraCollab.Core.Hosting;

/// <summary>A file that a host hands in for a take.</summary>
public enum TakeFileKind
{
    /// <summary>The clip that browsers play (MP4).</summary>
    Clip,

    /// <summary>A still for cards.</summary>
    Poster,

    /// <summary>The clip without loss.</summary>
    Master,

    /// <summary>The final latents.</summary>
    Latents,
}
