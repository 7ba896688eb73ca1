namespace SoraCollab.Core.Audit;

/// <summary>The network address that what is being done now was asked from; it follows the work across threads.</summary>
public static class AuditOrigin
{
    private static readonly AsyncLocal<string?> Now = new();

    /// <summary>The address; empty where what is done was asked from none.</summary>
    public static string Address
    {
        get => Now.Value ?? "";
        set => Now.Value = value;
    }
}
