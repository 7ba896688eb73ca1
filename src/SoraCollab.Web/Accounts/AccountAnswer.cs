namespace SoraCollab.Web.Accounts;

/// <summary>How an account request ended: done, or refused with a sentence for the person.</summary>
public sealed record AccountAnswer(bool Succeeded, string? Refusal)
{
    /// <summary>The first step is done, and a code of the second factor is needed.</summary>
    public static AccountAnswer SecondStep { get; } = new(false, null) { NeedsCode = true };

    /// <summary>Whether a code of the second factor is needed.</summary>
    public bool NeedsCode { get; init; }

    public static AccountAnswer Done { get; } = new(true, null);

    public static AccountAnswer Refused(string why) => new(false, why);
}
