using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using SoraCollab.Core.Hosting;
using SoraCollab.Diffusion.Planning;
using SoraCollab.InferenceHost.Connection;
using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.InferenceHost.Models.Library;
using SoraCollab.ModelCompiler;

namespace SoraCollab.InferenceHost.Models;

/// <summary>
/// Does what the studio's owner orders with this host's models, one order after the other and beside the jobs, and tells the studio how far it is.
/// </summary>
internal sealed partial class ModelCare : IDisposable
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(500);

    private readonly InferenceHostOptions options;
    private readonly HostModels models;
    private readonly StudioConnection studio;
    private readonly Action wake;
    private readonly ILogger log;
    private readonly Channel<ModelOrder> orders = Channel.CreateUnbounded<ModelOrder>();
    private readonly Channel<bool> reports = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, ModelActivity> activities = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> running = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> loads = new();
    private readonly ConcurrentQueue<string> releases = new();
    private readonly CancellationTokenSource end = new();
    private int changed;

    public ModelCare(InferenceHostOptions options, HostModels models, StudioConnection studio, Action wake, ILogger log)
    {
        (this.options, this.models, this.studio, this.wake, this.log) = (options, models, studio, wake, log);
        _ = Task.Run(WorkAsync);
        _ = Task.Run(ReportAsync);
    }

    /// <summary>An order came; from any thread.</summary>
    public void Take(ModelOrder order)
    {
        if (order.Kind == ModelOrderKind.Stop)
        {
            if (running.TryGetValue(order.Name, out var stop)) stop.Cancel();
        }
        else
        {
            Show(order, "Waits for its turn");
            orders.Writer.TryWrite(order);
        }
    }

    /// <summary>Tells the studio of the models soon; from any thread.</summary>
    public void ReportSoon() => reports.Writer.TryWrite(true);

    /// <summary>Whether models on the disk have changed since last asked.</summary>
    public bool TakeChanged() => Interlocked.Exchange(ref changed, 0) == 1;

    /// <summary>Loads what was ordered ahead and releases what nobody uses. Called between jobs only.</summary>
    public void LoadAndUnload()
    {
        while (releases.TryDequeue(out var folder)) models.Residency.Unload(folder);
        while (loads.TryDequeue(out var name))
        {
            var order = new ModelOrder { Kind = ModelOrderKind.Load, Name = name };
            try
            {
                Show(order, "Loading");
                models.Residency.Get(models.Catalog.Find(name) ?? throw new ModelRefusedException($"{name} cannot be loaded. {models.Catalog.FaultOf(name) ?? "It is not here."}"));
                Show(order, "Loaded", isOver: true);
            }
            catch (Exception failure)
            {
                Fail(order, failure);
            }
        }

        if (models.Residency.UnloadIfUnused(options.UnloadAfter))
        {
            LogReleased();
            ReportSoon();
        }
    }

    public void Dispose()
    {
        end.Cancel();
        orders.Writer.TryComplete();
        reports.Writer.TryComplete();
    }

    private async Task WorkAsync()
    {
        await foreach (var order in orders.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (end.IsCancellationRequested) return;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
            running[order.Name] = stop;
            try
            {
                await DoAsync(order, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                Show(order, order.Kind == ModelOrderKind.Download ? "Stopped; what has come stays" : "Stopped", isOver: true);
            }
            catch (Exception failure)
            {
                Fail(order, failure);
            }
            finally
            {
                running.TryRemove(order.Name, out _);
            }
        }
    }

    private async Task DoAsync(ModelOrder order, CancellationToken cancellationToken)
    {
        var progress = new Progress(this, order);
        switch (order.Kind)
        {
            case ModelOrderKind.Download:
                using (var hub = new HubClient(options.HubAddress, options.HubToken))
                {
                    await models.Library.DownloadAsync(hub, new HubRequest(order.Repository ?? "", order.Revision ?? "main", order.Name, order.File), progress, cancellationToken);
                }

                Changed(order, "Is here; its licence must be accepted before it is used");
                break;
            case ModelOrderKind.AcceptLicence:
                await models.Library.AcceptAsync(order.Name, order.AcceptedBy ?? "", order.TermsSha256 ?? "", cancellationToken);
                Changed(order, $"Licence accepted by {order.AcceptedBy}");
                break;
            case ModelOrderKind.Verify:
                var faults = await models.Library.VerifyAsync(order.Name, progress, cancellationToken);
                if (faults.Count > 0) throw new ModelRefusedException(string.Join(" ", faults));
                Changed(order, "Every file is as it was added");
                break;
            case ModelOrderKind.Load:
                loads.Enqueue(order.Name);
                wake();
                break;
            case ModelOrderKind.Remove:
                var folder = models.Library.List().FirstOrDefault(model => model.Name == order.Name)?.Folder;
                models.Library.Remove(order.Name);
                if (folder is not null) releases.Enqueue(folder);
                Changed(order, "Removed");
                break;
            default:
                throw new ModelRefusedException($"This host's program does not know the order \"{order.Kind}\".");
        }
    }

    private void Changed(ModelOrder order, string text)
    {
        Show(order, text, isOver: true);
        Interlocked.Exchange(ref changed, 1);
        wake();
    }

    private void Show(ModelOrder order, string text, bool isOver = false, bool hasFailed = false) =>
        Show(new ModelActivity { Name = order.Name, Kind = order.Kind, Text = text, IsOver = isOver, HasFailed = hasFailed });

    private void Show(ModelActivity activity)
    {
        activities[activity.Name] = activity;
        ReportSoon();
    }

    private void Fail(ModelOrder order, Exception failure)
    {
        LogFailed(failure, order.Kind, order.Name);
        Show(order, failure.Message, isOver: true, hasFailed: true);
    }

    private async Task ReportAsync()
    {
        await foreach (var _ in reports.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await studio.WaitUntilReadyAsync(end.Token);
                await studio.ReportModelsAsync(Describe());
                await Task.Delay(BetweenReports, options.Time, end.Token);
            }
            catch (Exception failure) when (failure is StudioAwayException or HubException)
            {
                // The next connection asks for a report anyway; a studio of an older version knows none.
                LogNotReported(failure.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private HostModelReport Describe()
    {
        var loaded = models.Residency.LoadedFolders;
        return new HostModelReport
        {
            Models = [.. models.Library.List().Select(model => Describe(model, loaded.Contains(model.Folder)))],
            Activities = [.. activities.Values],
            FreeDiskBytes = Directory.Exists(options.ModelsFolder) ? new DriveInfo(Path.GetFullPath(options.ModelsFolder)).AvailableFreeSpace : 0,
            MemoryBytes = DeviceMemory.Of(options.Provider, options.GpuId).Bytes,
        };
    }

    private HostModel Describe(InstalledModel model, bool isLoaded) => new()
    {
        Name = model.Name,
        Bytes = model.Bytes,
        Source = model.Record?.Source ?? "found in the models folder",
        Licence = model.Terms?.Name ?? LicenceTerms.NotStated,
        TermsText = model.Terms?.Text is { } text ? text[..Math.Min(text.Length, HostModel.LongestTerms)] : "",
        TermsSha256 = model.Terms?.Sha256 ?? "",
        AwaitsAcceptance = model.AwaitsAcceptance,
        AcceptedBy = model.Record?.Acceptance?.By,
        Fault = model.AwaitsAcceptance ? null : models.Catalog.FaultOf(model.Name),
        Plan = Plan(model.Folder),
        IsLoaded = isLoaded,
    };

    private string? Plan(string folder)
    {
        try
        {
            return models.Plan(folder).Sentence;
        }
        catch (Exception fault) when (fault is InvalidModelException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed class Progress(ModelCare care, ModelOrder order) : IProgress<AddProgress>
    {
        public void Report(AddProgress value) => care.Show(
            new ModelActivity { Name = order.Name, Kind = order.Kind, Text = value.What, BytesDone = value.BytesDone, BytesTotal = value.BytesTotal });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The order {Kind} for the model {Model} failed")]
    private partial void LogFailed(Exception failure, ModelOrderKind kind, string model);

    [LoggerMessage(Level = LogLevel.Information, Message = "No model has been used for a while: their memory is released")]
    private partial void LogReleased();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The studio was not told of the models: {Reason}")]
    private partial void LogNotReported(string reason);
}
