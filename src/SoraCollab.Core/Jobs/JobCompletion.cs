using SoraCollab.Core.Takes;

namespace SoraCollab.Core.Jobs;

/// <summary>A host hands in a take. Sent after its files are uploaded; sending it again changes nothing.</summary>
public sealed record JobCompletion
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The token of the lease under which it was made.</summary>
    public required long LeaseToken { get; init; }

    /// <summary>How it was made.</summary>
    public required TakeRecipe Recipe { get; init; }

    /// <summary>Its files, as uploaded.</summary>
    public required TakeMedia Media { get; init; }
}
