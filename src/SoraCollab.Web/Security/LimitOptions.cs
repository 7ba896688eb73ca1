using System.ComponentModel.DataAnnotations;

namespace SoraCollab.Web.Security;

/// <summary>How much one person may ask for (section <c>Limits</c>). Nobody works faster; programs that do hold up nobody else.</summary>
public sealed record LimitOptions
{
    public const string Section = "Limits";

    /// <summary>
    /// Calls a second of one live connection, twice as many in a burst. More are refused with a sentence; events of a page, twice as
    /// many of which are let through, wait instead.
    /// </summary>
    [Range(1, 10_000)]
    public int CallsPerSecond { get; init; } = 50;

    /// <summary>Files that one person may upload in a minute.</summary>
    [Range(1, 10_000)]
    public int UploadsPerMinute { get; init; } = 30;

    /// <summary>Files of one person that may be on their way at once.</summary>
    [Range(1, 100)]
    public int UploadsAtOnce { get; init; } = 4;
}
