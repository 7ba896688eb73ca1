namespace SoraCollab.Web.Exports;

/// <summary>How far an export has come.</summary>
public enum ExportState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}
