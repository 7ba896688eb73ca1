namespace SoraCollab.Web.Hosting;

/// <summary>Something about the studio that people should know, in a sentence for them.</summary>
/// <param name="Code">Stable name of the trouble, such as <c>ffmpeg-missing</c>.</param>
/// <param name="Severity">Whether work goes on.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record HealthMessage(string Code, HealthSeverity Severity, string Text);
