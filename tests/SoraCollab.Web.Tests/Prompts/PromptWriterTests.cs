using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Prompts;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Prompts;

/// <summary>Prompts written out by a language model that answers, is slow, breaks, or talks nonsense.</summary>
public sealed class PromptWriterTests : IAsyncLifetime
{
    private const string Key = "sk-this-must-not-be-told";
    private const string Prompt = "a red sailboat at dusk";
    private readonly TemporaryFolder _folder = new();
    private readonly Told _told = new();
    private TestChatEndpoint _endpoint = default!;
    private StudioServer _studio = default!;

    public async ValueTask InitializeAsync()
    {
        _endpoint = await TestChatEndpoint.StartAsync();
        _studio = new StudioServer(_folder.Path, null,
            ("PromptModel:Endpoint", _endpoint.Address), ("PromptModel:Model", "scribe"), ("PromptModel:Key", Key), ("PromptModel:TimeOut", "00:00:05"), ("PromptModel:RetryAfter", "00:00:00"),
            ("Logging:LogLevel:Default", "Trace"), ("Logging:Console:LogLevel:Default", "Warning"));
        _studio.Get<ILoggerFactory>().AddProvider(_told);
    }

    private PromptWriter Writer => _studio.Get<PromptWriter>();

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await _studio.DisposeAsync();
        _told.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task WriteAsync_AnswerThatSaysMore_IsReadAndAskedForOnce()
    {
        _endpoint.Does = TestChatEndpoint.Says("\"Wide shot. A red sailboat\nsails at dusk, long reflections.\"");
        var written = await WriteAsync();
        Assert.Equal(("Wide shot. A red sailboat sails at dusk, long reflections.", null), (written.Reading.Prompt, written.Trouble));
        await WriteAsync();
        var asked = Assert.Single(_endpoint.Asked);
        Assert.Equal((Prompt, 0), TestChatEndpoint.Read(asked));
        Assert.Equal("Bearer " + Key, Assert.Single(_endpoint.Keys));
    }

    [Fact]
    public async Task EnqueueAsync_ExpandedShot_SendsWhatWasShown()
    {
        var count = 0;
        _endpoint.Does = (context, body) => TestChatEndpoint.Says($"{TestChatEndpoint.Read(body).Text}, number {++count}")(context, body);
        await using var host = await _studio.ConnectHostAsync();
        var mara = await _studio.AddMemberAsync();
        var (film, shot) = await _studio.AddFilmAsync(mara, Prompt);
        await _studio.SendAsync(film, mara.Id, new SetShotExpansion(shot, true));
        var shown = await Writer.WriteAsync(new PromptReading { Prompt = Prompt }, seed: 7);
        await _studio.Get<GenerationQueue>().EnqueueAsync(film, shot, new NewTake(), 2, mara.Id);
        Assert.Equal("a red sailboat at dusk, number 1", shown.Reading.Prompt);
        Assert.Equal(shown.Reading.Prompt, (await host.RequestJobAsync())!.Order.Prompt);
        Assert.Equal((shown.Reading.Prompt, Prompt), ((await host.RequestJobAsync())!.Order is var order ? order.Prompt : "", order.Words));
    }

    [Theory]
    [InlineData("hang", "did not answer within 0.2 s", 2)]
    [InlineData("html", "no chat completion", 1)]
    [InlineData("json", "no chat completion", 1)]
    [InlineData("truncated", "no chat completion", 1)]
    [InlineData("401", "refused the studio's key (401)", 1)]
    [InlineData("404", "no model scribe", 1)]
    [InlineData("500", "busy or broken (500)", 2)]
    [InlineData("429", "busy or broken (429)", 2)]
    [InlineData("empty", "answered nothing", 2)]
    [InlineData("refusal", "leaves out most of the prompt", 1)]
    [InlineData("list", "no caption", 1)]
    [InlineData("long", "can be read", 1)]
    public async Task WriteAsync_NoUsableAnswer_FallsBackAndSaysWhy(string fault, string words, int attempts)
    {
        if (fault == "hang")
        {
            await _studio.DisposeAsync();
            _studio = new StudioServer(_folder.Path, null,
                ("PromptModel:Endpoint", _endpoint.Address), ("PromptModel:Model", "scribe"), ("PromptModel:Key", Key), ("PromptModel:TimeOut", "00:00:00.200"), ("PromptModel:RetryAfter", "00:00:00"));
        }
        _endpoint.Does = fault switch
        {
            "hang" => _endpoint.Hangs(),
            "html" => TestChatEndpoint.Sends(200, "<html>Welcome to the router</html>", "text/html"),
            "json" => TestChatEndpoint.Sends(200, "[1,2,3]"),
            "truncated" => TestChatEndpoint.Sends(200, "{\"choices\":[{\"index\":0,"),
            "401" or "404" or "500" or "429" => TestChatEndpoint.Sends(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), $"{{\"error\":{{\"message\":\"your key {Key} is bad\"}}}}"),
            "empty" => TestChatEndpoint.Says("  "),
            "refusal" => TestChatEndpoint.Says("I am sorry, but I cannot help with that."),
            "list" => TestChatEndpoint.Says("{\"caption\":\"a red sailboat at dusk\"}"),
            _ => TestChatEndpoint.Says(string.Concat(Enumerable.Repeat("a red sailboat at dusk ", 200))),
        };
        var written = await WriteAsync();
        Assert.Equal(Prompt, written.Reading.Prompt);
        Assert.Contains(words, written.Trouble);
        Assert.Equal(attempts, _endpoint.Asked.Count);

        // What was shown stays until somebody asks again.
        _endpoint.Does = TestChatEndpoint.Says("A red sailboat at dusk, in the rain.");
        Assert.Equal(Prompt, (await WriteAsync()).Reading.Prompt);
        Writer.Forget(new PromptReading { Prompt = Prompt }, 1);
        Assert.Equal("A red sailboat at dusk, in the rain.", (await WriteAsync()).Reading.Prompt);
        Assert.DoesNotContain(_told.Lines, line => line.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WriteAsync_BusyThenWell_TriesAgain()
    {
        _endpoint.Does = (context, body) => _endpoint.Asked.Count == 1
            ? TestChatEndpoint.Sends(503, "")(context, body) : TestChatEndpoint.Says("A red sailboat at dusk, in the rain.")(context, body);
        var written = await WriteAsync();
        Assert.Equal(("A red sailboat at dusk, in the rain.", null), (written.Reading.Prompt, written.Trouble));
    }

    [Fact]
    public async Task WriteAsync_ModelWithAVocabulary_RefusesWordsItDoesNotKnow()
    {
        await using var host = await _studio.ConnectHostAsync(model: TestModel.Info with
        {
            VocabularyJson = """{"format":1,"attributes":[{"name":"subject","values":[{"name":"sailboat","wordings":["red sailboat","sailboat"],"words":["red"]}]},{"name":"time","values":[{"name":"dusk","wordings":["at dusk"],"words":["dusk"]}]}],"functionWords":["a","at","in","the"]}""",
        });
        _endpoint.Does = TestChatEndpoint.Says("A red sailboat at dusk, in the monsoon.");
        var written = await WriteAsync();
        Assert.Equal(Prompt, written.Reading.Prompt);
        Assert.Contains("“monsoon”", written.Trouble);
        Assert.Contains("subject: red sailboat, sailboat", _endpoint.Asked.Single());
    }

    private Task<WrittenReading> WriteAsync() => Writer.WriteAsync(new PromptReading { Prompt = Prompt }, seed: 1, TestContext.Current.CancellationToken);

    private sealed class Told : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
