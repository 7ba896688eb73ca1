namespace SoraCollab.Diffusion.Models;

/// <summary>Which known frames a model takes.</summary>
public enum KnownFrameSupport
{
    /// <summary>Pictures, clips and latents at any place, at any strength.</summary>
    Anywhere,

    /// <summary>None: the clip is made from words alone.</summary>
    None,

    /// <summary>A first picture, held firmly, or none.</summary>
    First,

    /// <summary>A first picture, which is needed, and a last one, both held firmly.</summary>
    FirstAndLast,
}
