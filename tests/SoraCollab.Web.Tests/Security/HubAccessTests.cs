using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Text;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Rooms;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Security;

/// <summary>Every method of every hub, called by everybody. A method that is not in the table fails the test.</summary>
public sealed class HubAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    // yes: done. no: refused. -: not even let on the hub.
    private const string Table = """
        # who calls                            | anonymous guest comment approve download stranger viewer reviewer editor owner admin host otherhost
        RoomHub.Join                           | - - - - - no yes yes yes yes no - -
        RoomHub.Leave                          | - - - - - yes yes yes yes yes yes - -
        RoomHub.SendText                       | - - - - - no no no yes yes no - -
        RoomHub.MoveCaret                      | - - - - - no yes yes yes yes no - -
        PreviewHub.Watch                       | - - - - - no yes yes yes yes no - -
        PreviewHub.Unwatch                     | - - - - - yes yes yes yes yes yes - -
        InferenceHostHub.RegisterAsync         | - - - - - - - - - - - yes yes
        InferenceHostHub.RequestJobAsync       | - - - - - - - - - - - yes yes
        InferenceHostHub.ReportProgressAsync   | - - - - - - - - - - - yes no
        InferenceHostHub.SendPreviewAsync      | - - - - - - - - - - - yes no
        InferenceHostHub.SaveCheckpointAsync   | - - - - - - - - - - - yes no
        InferenceHostHub.ReportModelsAsync     | - - - - - - - - - - - yes yes
        # Another host's words about a job change nothing: it is looked at before the one that holds it says them.
        InferenceHostHub.FailAsync             | - - - - - - - - - - - yes yes
        InferenceHostHub.ReleaseAsync          | - - - - - - - - - - - yes yes
        InferenceHostHub.CompleteAsync         | - - - - - - - - - - - no no
        """;

    private static IReadOnlyDictionary<string, string[]> Rows => AccessTable.Read(Table, AccessWorld.People);

    private static IEnumerable<Type> Hubs => typeof(RoomHub).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(Hub)) && !type.IsAbstract);

    [Fact]
    public void EveryMethod_IsInTheTable() => AccessTable.AssertWhole(
        from hub in Hubs
        from method in hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.GetBaseDefinition().DeclaringType == hub
        select $"{hub.Name}.{method.Name}",
        Rows.Keys,
        "hub method");

    [Fact]
    public async Task Method_CalledByEverybody_AnswersAsTheTableSays()
    {
        var answers = Rows.Keys.ToDictionary(method => method, _ => new List<string>());
        // The host that holds the job comes after the one that does not: what that one says must change nothing.
        foreach (var person in AccessWorld.People.OrderBy(person => person == "host"))
        {
            if (person == "host") await AssertUntouchedAsync();
            foreach (var hub in Hubs)
            {
                await using var connection = Connect(hub, person);
                var isIn = await TryAsync(() => connection.StartAsync());
                foreach (var method in Rows.Keys.Where(method => method.StartsWith(hub.Name + ".", StringComparison.Ordinal)))
                    answers[method].Add(isIn ? await CallAsync(connection, method) ? "yes" : "no" : "-");
            }
        }

        var order = AccessWorld.People.OrderBy(person => person == "host").Select(person => Array.IndexOf(AccessWorld.People, person)).ToList();
        Assert.Equal(
            Rows.Select(row => $"{row.Key}: {string.Join(' ', row.Value)}"),
            answers.Select(row => $"{row.Key}: {string.Join(' ', row.Value.Zip(order).OrderBy(one => one.Second).Select(one => one.First))}"));
    }

    private async Task AssertUntouchedAsync()
    {
        var job = await world.Studio.Get<IJobStore>().FindAsync(world.Lease.JobId);
        Assert.True(job is { IsFinal: false } && job.LeaseToken == world.Lease.LeaseToken, $"{job}");
    }

    private HubConnection Connect(Type hub, string person)
    {
        var path = hub == typeof(InferenceHostHub) ? HostProtocol.HubPath : hub == typeof(PreviewHub) ? "/hubs/preview" : hub == typeof(RoomHub) ? "/hubs/room" : throw new NotSupportedException($"Say where {hub.Name} is.");
        var builder = new HubConnectionBuilder().WithUrl(new Uri(world.Studio.Address, path), options =>
        {
            using var client = world.CreateClient(person);
            foreach (var (name, values) in client.DefaultRequestHeaders)
                options.Headers[name] = string.Join("; ", values);
        });
        return (hub == typeof(RoomHub) ? builder : builder.AddMessagePackProtocol()).Build();
    }

    private Task<bool> CallAsync(HubConnection connection, string method) => method switch
    {
        "RoomHub.Join" => TryAsync(() => connection.InvokeAsync<JoinAnswer>("Join", world.Film, (long?)null)),
        "RoomHub.Leave" => TryAsync(() => connection.InvokeAsync("Leave", world.Film)),
        "RoomHub.SendText" => SendTextAsync(connection),
        "RoomHub.MoveCaret" => TryAsync(() => connection.InvokeAsync("MoveCaret", world.Film, world.Shot, 0, 0)),
        "PreviewHub.Watch" => TryAsync(() => connection.InvokeAsync("Watch", world.Film.ToString())),
        "PreviewHub.Unwatch" => TryAsync(() => connection.InvokeAsync("Unwatch", world.Film.ToString())),
        "InferenceHostHub.RegisterAsync" => TryAsync(() => connection.InvokeAsync<HostWelcome>("RegisterAsync", new HostAnnouncement { Name = "host", Device = "bench", SoftwareVersion = "1", Models = [TestModel.Info] })),
        "InferenceHostHub.RequestJobAsync" => TryAsync(() => connection.InvokeAsync<JobLease?>("RequestJobAsync")),
        "InferenceHostHub.ReportProgressAsync" => HoldsAsync(connection, "ReportProgressAsync", new JobProgress { JobId = world.Lease.JobId, LeaseToken = world.Lease.LeaseToken, Phase = JobPhase.Denoising, Step = 1, StepCount = 20, MillisecondsPerStep = 1 }),
        "InferenceHostHub.SendPreviewAsync" => HoldsAsync(connection, "SendPreviewAsync", new JobPreview { JobId = world.Lease.JobId, LeaseToken = world.Lease.LeaseToken, Step = 1, StepCount = 20, ContentType = "image/jpeg", Sheet = [0xFF, 0xD8, 0xFF, 0xD9], Columns = 1, Rows = 1, FrameCount = 1, FrameWidth = 8, FrameHeight = 8, FrameRate = 8 }),
        "InferenceHostHub.SaveCheckpointAsync" => HoldsAsync(connection, "SaveCheckpointAsync", new JobCheckpoint { JobId = world.Lease.JobId, LeaseToken = world.Lease.LeaseToken, Step = 1, StepCount = 20, ModelHash = TestModel.Info.Hash, Latents = [1] }),
        "InferenceHostHub.CompleteAsync" => HoldsAsync(connection, "CompleteAsync", TestHost.CompletionOf(world.Lease, new string('a', 64), 1, new string('b', 64), 1)),
        "InferenceHostHub.ReportModelsAsync" => TryAsync(() => connection.InvokeAsync("ReportModelsAsync", new HostModelReport { Models = [], Activities = [] })),
        "InferenceHostHub.FailAsync" => TryAsync(() => connection.InvokeAsync("FailAsync", new JobFailure { JobId = world.Lease.JobId, LeaseToken = world.Lease.LeaseToken, Message = "Out of memory." })),
        "InferenceHostHub.ReleaseAsync" => TryAsync(() => connection.InvokeAsync("ReleaseAsync", new JobRelease { JobId = world.Lease.JobId, LeaseToken = world.Lease.LeaseToken, Cancelled = false })),
        _ => throw new NotSupportedException($"Say how {method} is called."),
    };

    private Task<bool> SendTextAsync(HubConnection connection) => TryAsync(async () =>
    {
        var storyboard = await world.Studio.Get<IProjectRooms>().OpenAsync(world.Film);
        var edit = new TextOperationBuilder().Insert("x").Retain(storyboard.FindShot(world.Shot)!.Prompt.Length).Build();
        var answer = await connection.InvokeAsync<SendAnswer>("SendText", world.Film, world.Shot, OperationId.New(), storyboard.Version, edit);
        if (answer.Refusal is { } why) throw new HubException(why);
    });

    private static Task<bool> HoldsAsync(HubConnection connection, string method, object message) => TryAsync(async () =>
    {
        if (await connection.InvokeAsync<LeaseAnswer>(method, message) == LeaseAnswer.LeaseLost) throw new HubException("The lease is another's.");
    });

    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call().WaitAsync(Expect.Patience);
            return true;
        }
        catch (Exception refusal) when (refusal is HubException or HttpRequestException)
        {
            return false;
        }
    }
}
