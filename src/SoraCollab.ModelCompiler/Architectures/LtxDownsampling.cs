namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>How a block of the LTX encoder makes a video smaller.</summary>
public enum LtxDownsampling
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A strided convolution halves frames, height and width (0.9.0).</summary>
    Convolution,

    /// <summary>Height and width are folded into channels, beside an averaged shortcut (0.9.5).</summary>
    Spatial,

    /// <summary>Frames are folded into channels, beside an averaged shortcut (0.9.5).</summary>
    Temporal,

    /// <summary>Frames, height and width are folded into channels, beside an averaged shortcut (0.9.5).</summary>
    SpatioTemporal,
}
