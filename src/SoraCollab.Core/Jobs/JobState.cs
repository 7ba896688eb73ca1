namespace SoraCollab.Core.Jobs;

/// <summary>How far a generation job has come.</summary>
public enum JobState
{
    /// <summary>Waits for a host.</summary>
    Queued,

    /// <summary>A host has it and prepares.</summary>
    Leased,

    /// <summary>A host denoises.</summary>
    Running,

    /// <summary>Denoised; the host encodes and hands in.</summary>
    Uploading,

    /// <summary>The take is handed in. Final.</summary>
    Done,

    /// <summary>The host says it cannot be done. Final.</summary>
    Failed,

    /// <summary>Somebody called it off. Final.</summary>
    Cancelled,

    /// <summary>Three hosts died of it, so no further one gets it. Final until an administrator queues it again.</summary>
    Quarantined,
}
