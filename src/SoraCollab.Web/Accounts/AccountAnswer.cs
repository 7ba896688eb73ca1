namespace SoraCollab.Web.Accounts;

/// <summary>How an account request ended: done, or refused with a sentence for the person.</summary>
public sealed record AccountAnswer(bool Succeeded, string? Refusal)
{
    public static AccountAnswer Done { get; } = new(true, null);

    public static AccountAnswer Refused(string why) => new(false, why);
}
