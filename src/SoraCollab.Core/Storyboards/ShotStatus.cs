namespace SoraCollab.Core.Storyboards;

/// <summary>Where a shot stands in the team's work.</summary>
public enum ShotStatus
{
    /// <summary>Being written or generated.</summary>
    Draft,

    /// <summary>A take waits for the team's judgement.</summary>
    ForReview,

    /// <summary>Judged, and to be done again.</summary>
    Retake,

    /// <summary>Judged, and done.</summary>
    Approved,
}
