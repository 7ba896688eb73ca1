namespace SoraCollab.Storage.Accounts;

internal sealed class PasswordResetRow
{
    /// <summary>One open reset an account: a new one takes the old one's place.</summary>
    public string UserId { get; set; } = "";

    /// <summary>SHA-256 of the link's code in lower-case hexadecimal: whoever reads the database cannot use it.</summary>
    public string CodeHash { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset EndsAt { get; set; }
}
