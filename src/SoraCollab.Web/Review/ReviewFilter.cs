namespace SoraCollab.Web.Review;

/// <summary>Which shots the playlist of a review holds.</summary>
public enum ReviewFilter
{
    /// <summary>All that have a take.</summary>
    All,

    /// <summary>Those that wait for judgement.</summary>
    ForReview,

    /// <summary>Those with notes that nobody resolved.</summary>
    OpenNotes,
}
