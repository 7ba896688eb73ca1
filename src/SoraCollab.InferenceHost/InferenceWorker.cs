using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SoraCollab.Core.Hosting;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Jobs;
using SoraCollab.InferenceHost.Models;
using SoraCollab.InferenceHost.Takes;

namespace SoraCollab.InferenceHost;

/// <summary>
/// An inference host: calls in at the studio, takes one job after the other, makes the takes and hands them in. Survives the
/// studio's restarts and its own; loses neither jobs nor finished takes.
/// </summary>
public sealed partial class InferenceWorker
{
    /// <summary>How often an idle host asks unasked, and looks for new models.</summary>
    private static readonly TimeSpan IdleCheck = TimeSpan.FromSeconds(30);

    private readonly InferenceHostOptions options;
    private readonly ILogger log;
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Prepares a host; nothing is opened before <see cref="RunAsync"/>.</summary>
    /// <param name="options">Where the studio is and what may be used of this machine.</param>
    /// <param name="log">Told what happens.</param>
    /// <exception cref="ArgumentException">The studio's address is not an absolute http or https address, or the key is empty.</exception>
    public InferenceWorker(InferenceHostOptions options, ILogger<InferenceWorker> log)
    {
        StudioAddress.Base(options.Server);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Key);
        (this.options, this.log) = (options, log);
    }

    /// <summary>Works until cancelled; then gives the present job back, with its latents saved, and ends.</summary>
    /// <exception cref="IOException">The work folder is in use by another host, or cannot be written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var shelf = new TakeShelf(options.WorkFolder, options.Time, log);
        using var models = new HostModels(options, log);
        using var footage = new HostedFootage(options);
        using var uploads = new TakeUploads(options, shelf);
        await using var studio = new StudioConnection(options, options.Time, log);
        using var care = new ModelCare(options, models, studio, Wake, log);
        studio.ModelOrdered += care.Take;
        studio.JobQueued += Wake;
        studio.Registered += care.ReportSoon;
        studio.Registered += Wake;
        var runner = new JobRunner(
            studio, new TakeMaker(new TakeGeneration(models, footage, options, log), shelf, studio, options, log), new TakeHandIn(studio, uploads, options, log), options, log);

        // The connection outlives the work, which says goodbye over it.
        using var farewell = new CancellationTokenSource();
        var connected = studio.RunAsync(() => Announce(models), farewell.Token);
        try
        {
            await ServeAsync(studio, models, care, runner, shelf, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogEnded(options.Name);
        }
        finally
        {
            await farewell.CancelAsync();
            await connected.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(StudioConnection studio, HostModels models, ModelCare care, JobRunner runner, TakeShelf shelf, CancellationToken cancellationToken)
    {
        foreach (var take in shelf.Finished) await runner.HandInAsync(take, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await studio.WaitUntilReadyAsync(cancellationToken);
            if (await RequestAsync(studio) is { } lease)
            {
                await runner.RunAsync(lease, cancellationToken);
                care.ReportSoon();
                continue;
            }

            // Between jobs alone: loading one model may release another.
            await Task.Factory.StartNew(care.LoadAndUnload, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var isWoken = await wake.WaitAsync(IdleCheck, cancellationToken);
            if ((!isWoken || care.TakeChanged()) && await LookForModelsAsync(studio, models)) care.ReportSoon();
        }
    }

    private async Task<JobLease?> RequestAsync(StudioConnection studio)
    {
        try
        {
            return await studio.RequestJobAsync();
        }
        catch (Exception failure) when (failure is StudioAwayException or HubException)
        {
            LogNoAnswer(failure.Message);
            return null;
        }
    }

    private async Task<bool> LookForModelsAsync(StudioConnection studio, HostModels models)
    {
        if (!models.Catalog.Refresh()) return false;
        try
        {
            await studio.RegisterAsync(Describe(models));
        }
        catch (Exception failure) when (failure is StudioAwayException or HubException)
        {
            // The next connection announces the models anyway.
            LogNoAnswer(failure.Message);
        }

        return true;
    }

    private HostAnnouncement Announce(HostModels models)
    {
        models.Catalog.Refresh();
        return Describe(models);
    }

    private HostAnnouncement Describe(HostModels models) => new()
    {
        Name = options.Name,
        Device = options.DeviceName,
        SoftwareVersion = typeof(InferenceWorker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        Models = [.. models.Catalog.Models.Select(model => model.Info)],
    };

    private void Wake()
    {
        lock (wake)
        {
            if (wake.CurrentCount == 0) wake.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Inference host {Name} has ended")]
    private partial void LogEnded(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The studio gave no answer to a request: {Reason}")]
    private partial void LogNoAnswer(string reason);
}
