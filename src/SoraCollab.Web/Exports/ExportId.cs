namespace SoraCollab.Web.Exports;

/// <summary>Names an export.</summary>
public readonly record struct ExportId(Guid Value)
{
    public static ExportId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString("N");
}
