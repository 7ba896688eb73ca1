namespace SoraCollab.Diffusion.LongVideos;

/// <summary>A piece of a long clip that is denoised at once. Counts and places are latent frames of the whole clip.</summary>
/// <param name="First">Where it begins. Beyond 0 its first latent frame stands for one picture, as that of any clip does.</param>
/// <param name="Count">Its length.</param>
/// <param name="Given">How many at its beginning are known when it is made.</param>
/// <param name="MakesFrom">The first that it makes.</param>
/// <param name="MakesTo">One past the last that it makes; what it has beyond is known when it is made.</param>
public sealed record VideoWindow(int First, int Count, int Given, int MakesFrom, int MakesTo)
{
    /// <summary>One past its last.</summary>
    public int End => First + Count;

    /// <summary>How many at its end are known when it is made.</summary>
    public int GivenAfter => End - MakesTo;
}
