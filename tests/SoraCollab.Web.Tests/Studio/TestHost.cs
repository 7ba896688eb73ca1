using System.Net.Http.Headers;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>A host that speaks the studio's protocol and makes no pictures: the tests tell it each word.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly HttpClient _http;

    private TestHost(HubConnection connection, HttpClient http) => (_connection, _http) = (connection, http);

    /// <summary>Cancellations that the studio sent.</summary>
    public Channel<(JobId Job, long Token)> Cancelled { get; } = Channel.CreateUnbounded<(JobId, long)>();

    /// <summary>Times that the studio said that a job waits.</summary>
    public Channel<bool> Queued { get; } = Channel.CreateUnbounded<bool>();

    /// <summary>Orders on models that the studio passed on.</summary>
    public Channel<ModelOrder> Ordered { get; } = Channel.CreateUnbounded<ModelOrder>();

    public HubConnectionState State => _connection.State;

    public Task Closed { get; private set; } = Task.CompletedTask;

    public static async Task<TestHost> ConnectAsync(Uri studio, string key, string name, ModelInfo? model = null)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(studio, HostProtocol.HubPath), options => options.Headers["Authorization"] = $"Bearer {key}")
            .AddMessagePackProtocol()
            .Build();
        var http = new HttpClient { BaseAddress = studio };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var host = new TestHost(connection, http);
        connection.On<JobId, long>(nameof(IInferenceHostClient.CancelJob), (job, token) => host.Cancelled.Writer.TryWrite((job, token)));
        connection.On<ModelOrder>(nameof(IInferenceHostClient.ManageModel), order => host.Ordered.Writer.TryWrite(order));
        connection.On(nameof(IInferenceHostClient.JobQueued), () => host.Queued.Writer.TryWrite(true));
        var closed = new TaskCompletionSource();
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        host.Closed = closed.Task;
        await connection.StartAsync();
        await connection.InvokeAsync<HostWelcome>(nameof(IInferenceHostServer.RegisterAsync), new HostAnnouncement
        {
            Name = name,
            Device = "Test bench",
            SoftwareVersion = "1.0",
            Models = [model ?? TestModel.Info],
        });
        return host;
    }

    public Task<JobLease?> RequestJobAsync() => _connection.InvokeAsync<JobLease?>(nameof(IInferenceHostServer.RequestJobAsync));

    public Task ReportModelsAsync(HostModelReport report) => _connection.InvokeAsync(nameof(IInferenceHostServer.ReportModelsAsync), report);

    public Task<LeaseAnswer> ReportAsync(JobLease lease, int step, JobPhase phase = JobPhase.Denoising) =>
        _connection.InvokeAsync<LeaseAnswer>(nameof(IInferenceHostServer.ReportProgressAsync), new JobProgress
        {
            JobId = lease.JobId,
            LeaseToken = lease.LeaseToken,
            Phase = phase,
            Step = step,
            StepCount = 20,
            MillisecondsPerStep = 100,
        });

    public Task<LeaseAnswer> PreviewAsync(JobLease lease, int step) =>
        _connection.InvokeAsync<LeaseAnswer>(nameof(IInferenceHostServer.SendPreviewAsync), new JobPreview
        {
            JobId = lease.JobId,
            LeaseToken = lease.LeaseToken,
            Step = step,
            StepCount = 20,
            ContentType = "image/jpeg",
            Sheet = [0xFF, 0xD8, (byte)step, 0xFF, 0xD9],
            Columns = 4,
            Rows = 2,
            FrameCount = 8,
            FrameWidth = 64,
            FrameHeight = 40,
            FrameRate = 8,
        });

    public Task<LeaseAnswer> SaveAsync(JobLease lease, int step, byte[] latents) =>
        _connection.InvokeAsync<LeaseAnswer>(nameof(IInferenceHostServer.SaveCheckpointAsync), new JobCheckpoint
        {
            JobId = lease.JobId,
            LeaseToken = lease.LeaseToken,
            Step = step,
            StepCount = 20,
            ModelHash = TestModel.Info.Hash,
            Latents = latents,
        });

    public Task<HttpResponseMessage> PutAsync(JobLease lease, TakeFileKind kind, byte[] content)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, HostProtocol.UploadPath(lease.JobId, kind)) { Content = new ByteArrayContent(content) };
        request.Headers.Add(HostProtocol.LeaseTokenHeader, lease.LeaseToken.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return _http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetFootageAsync(JobLease lease, string hash, long? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, HostProtocol.FootagePath(lease.JobId, hash));
        request.Headers.Add(HostProtocol.LeaseTokenHeader, (token ?? lease.LeaseToken).ToString(System.Globalization.CultureInfo.InvariantCulture));
        return _http.SendAsync(request);
    }

    /// <summary>Uploads all four files and hands the take in.</summary>
    public async Task<JobCompletion> HandInWholeAsync(JobLease lease)
    {
        var completion = await UploadedAsync(lease);
        Assert.Equal(LeaseAnswer.Continue, await CompleteAsync(completion));
        return completion;
    }

    /// <summary>Uploads all four files; the answer hands the take in.</summary>
    public async Task<JobCompletion> UploadedAsync(JobLease lease)
    {
        async Task<string> PutFileAsync(TakeFileKind kind) => await UploadAsync(lease, kind, [.. System.Text.Encoding.UTF8.GetBytes($"{kind} of {lease.JobId}")]);
        var completion = CompletionOf(lease, await PutFileAsync(TakeFileKind.Clip), 10, await PutFileAsync(TakeFileKind.Poster), 10);
        return completion with
        {
            Media = completion.Media with { MasterHash = await PutFileAsync(TakeFileKind.Master), LatentsHash = await PutFileAsync(TakeFileKind.Latents) },
        };
    }

    /// <summary>Uploads a clip and a poster and hands the take in.</summary>
    public async Task<LeaseAnswer> HandInAsync(JobLease lease, byte[]? clip = null, TimeSpan? duration = null)
    {
        clip ??= [.. "clip of "u8, .. lease.JobId.Value.ToByteArray()];
        var poster = (byte[])[.. "poster of "u8, .. lease.JobId.Value.ToByteArray()];
        var clipHash = await UploadAsync(lease, TakeFileKind.Clip, clip);
        var posterHash = await UploadAsync(lease, TakeFileKind.Poster, poster);
        var completion = CompletionOf(lease, clipHash, clip.Length, posterHash, poster.Length);
        return await CompleteAsync(duration is { } length ? completion with { Media = completion.Media with { DurationSeconds = length.TotalSeconds } } : completion);
    }

    public Task<LeaseAnswer> CompleteAsync(JobCompletion completion) =>
        _connection.InvokeAsync<LeaseAnswer>(nameof(IInferenceHostServer.CompleteAsync), completion);

    public Task FailAsync(JobLease lease, string message) =>
        _connection.InvokeAsync(nameof(IInferenceHostServer.FailAsync), new JobFailure { JobId = lease.JobId, LeaseToken = lease.LeaseToken, Message = message });

    public Task ReleaseAsync(JobLease lease, bool cancelled) =>
        _connection.InvokeAsync(nameof(IInferenceHostServer.ReleaseAsync), new JobRelease { JobId = lease.JobId, LeaseToken = lease.LeaseToken, Cancelled = cancelled });

    public static JobCompletion CompletionOf(JobLease lease, string clipHash, long clipBytes, string posterHash, long posterBytes) => new()
    {
        JobId = lease.JobId,
        LeaseToken = lease.LeaseToken,
        Recipe = new TakeRecipe
        {
            Prompt = lease.Order.Prompt,
            Words = lease.Order.Words,
            Model = lease.Order.Model,
            ModelHash = TestModel.Info.Hash,
            Seed = lease.Order.Seed,
            Steps = 20,
            GuidanceScale = 3,
            Format = lease.Order.Format,
            HostName = "kiln-a",
        },
        Media = new TakeMedia
        {
            ClipHash = clipHash,
            ClipBytes = clipBytes,
            PosterHash = posterHash,
            PosterBytes = posterBytes,
            DurationSeconds = lease.Order.Format.Duration.TotalSeconds,
        },
    };

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task<string> UploadAsync(JobLease lease, TakeFileKind kind, byte[] content)
    {
        using var answer = await PutAsync(lease, kind, content);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
