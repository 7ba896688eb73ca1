namespace SoraCollab.Core.News;

/// <summary>What a person is told about.</summary>
public enum NewsKind
{
    /// <summary>Somebody named them in a note or a reply.</summary>
    Mention,

    /// <summary>Somebody answered a note of theirs.</summary>
    Reply,

    /// <summary>The take that a note of theirs asked for is there.</summary>
    Retake,

    /// <summary>Somebody set the status of a shot of theirs.</summary>
    Status,

    /// <summary>Somebody took up their invitation.</summary>
    Joined,
}
