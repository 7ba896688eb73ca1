namespace SoraCollab.Core.Jobs;

/// <summary>
/// Keeps generation jobs. Each method is one transaction and follows <see cref="JobStateMachine"/>; what a host says under a
/// stale token changes nothing and is answered with <see cref="LeaseAnswer.LeaseLost"/>.
/// </summary>
public interface IJobStore
{
    /// <summary>Queues a job. A job of the same id that is there already is left as it is.</summary>
    Task<GenerationJob> EnqueueAsync(GenerationJob job, CancellationToken cancellationToken = default);

    /// <summary>Queues several jobs, all of them or none.</summary>
    Task EnqueueAsync(IReadOnlyList<GenerationJob> jobs, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases the next job in fair order among those whose model is in <paramref name="models"/>, or null when none waits or the
    /// queue is paused.
    /// </summary>
    /// <param name="host">The host that asks.</param>
    /// <param name="models">Names of the models it has.</param>
    /// <param name="cancellationToken">Stops before the lease is taken.</param>
    Task<GenerationJob?> ClaimAsync(HostId host, IReadOnlyCollection<string> models, CancellationToken cancellationToken = default);

    /// <summary>Takes in progress and renews the lease.</summary>
    Task<LeaseAnswer> RenewAsync(JobProgress progress, CancellationToken cancellationToken = default);

    /// <summary>Saves latents to go on from, in place of those saved before.</summary>
    Task<LeaseAnswer> SaveCheckpointAsync(JobCheckpoint checkpoint, CancellationToken cancellationToken = default);

    /// <summary>
    /// Marks a job as done with its take's parts. Repeats are answered like the first time. The caller adds the take to the
    /// storyboard afterwards, under the job's <see cref="GenerationJob.TakeId"/>; <see cref="DoneWithoutTakeAsync"/> finds the
    /// jobs for which that was cut off.
    /// </summary>
    /// <exception cref="MediaFiles.MediaNotFoundException">A file that the take names was not uploaded; nothing changed.</exception>
    Task<LeaseAnswer> CompleteAsync(JobCompletion completion, CancellationToken cancellationToken = default);

    /// <summary>Notes that the take of a done job stands in the storyboard, or that its shot is gone for good.</summary>
    Task MarkTakeAddedAsync(JobId job, CancellationToken cancellationToken = default);

    /// <summary>Jobs done whose take has not been noted as added, oldest first.</summary>
    Task<IReadOnlyList<GenerationJob>> DoneWithoutTakeAsync(CancellationToken cancellationToken = default);

    /// <summary>Marks a job as failed.</summary>
    Task<LeaseAnswer> FailAsync(JobFailure failure, CancellationToken cancellationToken = default);

    /// <summary>Gives a job back unharmed.</summary>
    Task<LeaseAnswer> ReleaseAsync(JobRelease release, CancellationToken cancellationToken = default);

    /// <summary>Calls a job off: at once while it is queued, else by asking its host to stop.</summary>
    /// <returns>The job afterwards.</returns>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    Task<GenerationJob> CancelAsync(JobId job, CancellationToken cancellationToken = default);

    /// <summary>Queues a failed, cancelled or quarantined job again, with its deaths forgotten.</summary>
    /// <returns>The job afterwards.</returns>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">The job is not in one of those states.</exception>
    Task<GenerationJob> RetryAsync(JobId job, CancellationToken cancellationToken = default);

    /// <summary>Moves a person's waiting job to another place among theirs, see <see cref="JobQueueOrder.Move"/>.</summary>
    /// <param name="job">The job.</param>
    /// <param name="before">The waiting job of the same person that it shall come before, or null for the end.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    /// <exception cref="JobNotFoundException">There is no such job.</exception>
    /// <exception cref="JobStateException">One of the two does not wait, or they are not the same person's.</exception>
    Task MoveAsync(JobId job, JobId? before, CancellationToken cancellationToken = default);

    /// <summary>Stops or goes on with handing out jobs. Those that hosts have go on.</summary>
    Task SetPausedAsync(bool paused, CancellationToken cancellationToken = default);

    /// <summary>True while no jobs are handed out.</summary>
    Task<bool> IsPausedAsync(CancellationToken cancellationToken = default);

    /// <summary>The jobs of all projects that were done last, newest first: the history that times are learned from.</summary>
    Task<IReadOnlyList<GenerationJob>> ListDoneAsync(int count, CancellationToken cancellationToken = default);

    /// <summary>Takes back every lease that has run out or stopped moving.</summary>
    /// <returns>The jobs that changed, as they are afterwards.</returns>
    Task<IReadOnlyList<GenerationJob>> ReapAsync(CancellationToken cancellationToken = default);

    /// <summary>The job of that name, or null.</summary>
    Task<GenerationJob?> FindAsync(JobId job, CancellationToken cancellationToken = default);

    /// <summary>Every job that is not final, in the order in which they are to be served; held ones first. Checkpoints are left out.</summary>
    Task<IReadOnlyList<GenerationJob>> ListOpenAsync(CancellationToken cancellationToken = default);

    /// <summary>The newest jobs of a project, final ones included, newest first. Checkpoints are left out.</summary>
    Task<IReadOnlyList<GenerationJob>> ListRecentAsync(ProjectId project, int count, CancellationToken cancellationToken = default);
}
