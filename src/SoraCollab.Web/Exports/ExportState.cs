namespace SoraCollab.Web.Exports;

/// <summary>How far an export has come.</summary>
public enum ExportState
{
    Running,
    Done,
    Failed,
    Cancelled,
}
