namespace SoraCollab.Training.Captions.Wordings;

/// <summary>The drawing styles.</summary>
internal static class StyleWords
{
    /// <summary>Style to phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "painted", "painted style", "flat painted shapes", "painted animatic" },
        { "ink", "ink outlines on paper", "ink drawing", "ink and wash" },
        { "nightlit", "dark with glowing accents", "night-lit style", "low-key with glowing lights" },
        { "paper", "paper cut-out with soft shadows", "paper cut-out", "cut paper style" },
        { "pencil", "pencil storyboard", "pencil sketch", "pencil drawing" },
    };
}
