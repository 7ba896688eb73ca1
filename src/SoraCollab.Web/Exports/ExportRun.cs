namespace SoraCollab.Web.Exports;

/// <summary>An export with the means to stop it.</summary>
internal sealed class ExportRun(ExportStatus status)
{
    private readonly Lock _gate = new();
    private ExportStatus _status = status;

    public CancellationTokenSource Stop { get; } = new();

    public ExportStatus Status
    {
        get
        {
            lock (_gate)
                return _status;
        }
    }

    public void Set(Func<ExportStatus, ExportStatus> change)
    {
        lock (_gate)
            _status = change(_status);
    }
}
