using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;

namespace SoraCollab.InferenceHost.Tests.Studio;

/// <summary>
/// The studio's side of the wire: a real server with the hub and the uploads of the contract, which writes down what it
/// hears and answers as a test asks. It can be stopped and started again on its port.
/// </summary>
internal sealed class TestStudio : IAsyncDisposable
{
    public const string Key = "sch_test";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly List<object> heard = [];
    private readonly ConcurrentQueue<JobLease> jobs = new();
    private WebApplication? app;
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The address, the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>How progress is answered.</summary>
    public Func<JobProgress, LeaseAnswer> OnProgress { get; set; } = _ => LeaseAnswer.Continue;

    /// <summary>How a completion is answered; may throw.</summary>
    public Func<JobCompletion, LeaseAnswer> OnComplete { get; set; } = _ => LeaseAnswer.Continue;

    /// <summary>How an upload is answered in place of being taken in; null takes it in.</summary>
    public Func<TakeFileKind, IResult?> OnUpload { get; set; } = _ => null;

    /// <summary>What the last upload of each kind held.</summary>
    public ConcurrentDictionary<(JobId Job, TakeFileKind Kind), byte[]> Files { get; } = new();

    /// <summary>Footage that is given out, by hash.</summary>
    public ConcurrentDictionary<string, byte[]> Footage { get; } = new();

    /// <summary>Held by previews before they are answered; null answers at once.</summary>
    public Task? PreviewGate { get; set; }

    public static async Task<TestStudio> StartAsync(Action<IServiceCollection>? configure = null)
    {
        var studio = new TestStudio();
        await studio.OpenAsync(configure);
        return studio;
    }

    public async Task OpenAsync(Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddSingleton(this);
        builder.Services.AddSignalR(hub =>
        {
            hub.MaximumReceiveMessageSize = HostProtocol.MaximumMessageBytes;
            hub.MaximumParallelInvocationsPerClient = 4;
        }).AddMessagePackProtocol();
        configure?.Invoke(builder.Services);
        app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (context.Request.Headers.Authorization == "Bearer " + Key && !context.Request.QueryString.ToString().Contains(Key, StringComparison.Ordinal))
                await next(context);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        });
        app.MapHub<TestHostHub>(HostProtocol.HubPath);
        app.MapPut("/api/host/jobs/{job}/files/{kind}", UploadAsync);
        app.MapGet("/api/host/jobs/{job}/footage/{hash}", GiveOut);
        await app.StartAsync();
        Address = new Uri(app.Urls.Single());
    }

    public async Task CloseAsync()
    {
        if (app is null) return;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Stops in order, as a studio does whose machine is shut down.</summary>
    public async Task CloseInOrderAsync() => await app!.StopAsync();

    /// <summary>Queues a job and tells the host.</summary>
    public async Task QueueAsync(JobLease lease)
    {
        jobs.Enqueue(lease);
        await Hosts.All.JobQueued();
    }

    public Task CancelAsync(JobLease lease) => Hosts.All.CancelJob(lease.JobId, lease.LeaseToken);

    public Task ManageAsync(ModelOrder order) => Hosts.All.ManageModel(order);

    public JobLease? NextJob() => jobs.TryDequeue(out var lease) ? lease : null;

    public void Hear(object message)
    {
        lock (heard)
        {
            heard.Add(message);
            news.TrySetResult();
            news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Everything of a kind that was heard so far.</summary>
    public T[] Heard<T>()
    {
        lock (heard) return [.. heard.OfType<T>()];
    }

    /// <summary>The first message of a kind that fits, waited for.</summary>
    public async Task<T> WaitForAsync<T>(Func<T, bool>? fits = null)
    {
        while (true)
        {
            Task next;
            lock (heard)
            {
                foreach (var message in heard.OfType<T>().Where(message => fits?.Invoke(message) ?? true)) return message;
                next = news.Task;
            }

            try
            {
                await next.WaitAsync(Patience, TestContext.Current.CancellationToken);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"No {typeof(T).Name} came. Heard: {string.Join("; ", Heard<object>().TakeLast(12))}");
            }
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private IHubClients<IInferenceHostClient> Hosts => app!.Services.GetRequiredService<IHubContext<TestHostHub, IInferenceHostClient>>().Clients;

    private IResult GiveOut(string job, string hash, HttpContext context)
    {
        Hear(new Download(JobId.Parse(job), hash, long.Parse(context.Request.Headers[HostProtocol.LeaseTokenHeader].ToString(), CultureInfo.InvariantCulture)));
        return Footage.TryGetValue(hash, out var bytes) ? Results.Bytes(bytes) : Results.Text("The job's order names no such footage.", statusCode: 404);
    }

    private async Task<IResult> UploadAsync(string job, string kind, HttpContext context)
    {
        var file = Enum.Parse<TakeFileKind>(kind, ignoreCase: true);
        var token = long.Parse(context.Request.Headers[HostProtocol.LeaseTokenHeader].ToString(), CultureInfo.InvariantCulture);
        if (OnUpload(file) is { } instead) return instead;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Files[(JobId.Parse(job), file)] = body.ToArray();
        Hear(new Upload(JobId.Parse(job), file, token));
        return Results.Text(Convert.ToHexStringLower(SHA256.HashData(body.ToArray())));
    }
}
