namespace SoraCollab.Core.Jobs;

/// <summary>What the studio tells a host that reports on a job.</summary>
public enum LeaseAnswer
{
    /// <summary>The lease holds: go on.</summary>
    Continue,

    /// <summary>Somebody called the job off: stop, then release it.</summary>
    Cancel,

    /// <summary>The lease is over and another host may have the job: stop and throw the work away.</summary>
    LeaseLost,
}
