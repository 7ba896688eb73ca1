using SoraCollab.Core;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Queue;

/// <summary>
/// Puts the take of a finished job in its shot. The job is done first and the take follows, under an operation id made
/// of the job's: whatever is cut off in between is done again at the next start and adds nothing twice.
/// </summary>
public sealed partial class TakeHandIn(IJobStore jobs, IProjectRooms rooms, ILogger<TakeHandIn> log)
{
    /// <summary>Adds the take of a done job, and chooses it when it is the first of its shot.</summary>
    public async Task AddAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        if (job.Completion is not { } made)
            throw new InvalidOperationException($"Job {job.Id} is in state {job.State} and has no take to hand in.");
        try
        {
            var storyboard = await rooms.OpenAsync(job.ProjectId, cancellationToken);
            var answer = await rooms.SendAsync(
                new CommandEnvelope
                {
                    OperationId = new OperationId(job.Id.Value),
                    ProjectId = job.ProjectId,
                    BaseVersion = storyboard.Version,
                    Actor = UserId.Studio,
                    Command = new AddTake(job.ShotId, job.TakeId, made.Recipe, made.Media, job.RequestedBy, job.FinishedAt ?? job.QueuedAt),
                },
                cancellationToken);
            if (answer.MustRetry)
                return;
            if (answer.Accepted)
            {
                await ChooseFirstAsync(job, cancellationToken);
            }
            else if ((await rooms.OpenAsync(job.ProjectId, cancellationToken)).FindShot(job.ShotId) is not null)
            {
                // The shot is there, so the room could not write just now (a full disk): the take is not given up for that.
                LogRefused(job.Id, job.ShotId, answer.Refusal!);
                return;
            }
            else
            {
                LogShotGone(job.Id, job.ShotId, answer.Refusal!);
            }
        }
        catch (ProjectClosedException closed)
        {
            LogShotGone(job.Id, job.ShotId, closed.Message);
        }
        await jobs.MarkTakeAddedAsync(job.Id, cancellationToken);
    }

    /// <summary>The first take of a shot stands in the film until somebody chooses another.</summary>
    private async Task ChooseFirstAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        var storyboard = await rooms.OpenAsync(job.ProjectId, cancellationToken);
        if (storyboard.FindShot(job.ShotId) is not { ChosenTake: null })
            return;
        await rooms.SendAsync(
            new CommandEnvelope
            {
                OperationId = OperationId.New(),
                ProjectId = job.ProjectId,
                BaseVersion = storyboard.Version,
                Actor = UserId.Studio,
                Command = new ChooseTake(job.ShotId, job.TakeId),
            },
            cancellationToken);
    }

    /// <summary>Adds every take whose adding was cut off.</summary>
    public async Task AddMissedAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await jobs.DoneWithoutTakeAsync(cancellationToken))
        {
            try
            {
                await AddAsync(job, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One project that cannot be read keeps neither the others' takes nor the leases waiting.
                LogFailed(failure, job.Id, job.ShotId);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The take of job {Job} found no shot {Shot}: {Reason} Its files are kept")]
    private partial void LogShotGone(JobId job, ShotId shot, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The take of job {Job} does not stand in shot {Shot} yet and will be tried again: {Reason}")]
    private partial void LogRefused(JobId job, ShotId shot, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The take of job {Job} could not be added to shot {Shot} and will be tried again")]
    private partial void LogFailed(Exception failure, JobId job, ShotId shot);
}
