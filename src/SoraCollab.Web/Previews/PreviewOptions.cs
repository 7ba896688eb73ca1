namespace SoraCollab.Web.Previews;

/// <summary>Rules of live previews (section <c>Previews</c>).</summary>
public sealed record PreviewOptions
{
    public const string Section = "Previews";

    /// <summary>
    /// Whether previews are sent blurred until the host reports that the take has passed its output check, halfway through the
    /// denoising. Blurred is what leaves the studio: no browser has the sharp sheets before.
    /// </summary>
    public bool BlurUntilChecked { get; init; }
}
