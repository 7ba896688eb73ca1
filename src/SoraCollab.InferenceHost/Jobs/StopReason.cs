namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Why work on a job stops before its end.</summary>
internal enum StopReason
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Somebody called the job off.</summary>
    Cancelled,

    /// <summary>The lease is over.</summary>
    LeaseLost,

    /// <summary>The host shuts down.</summary>
    Shutdown,
}
