using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace SoraCollab.Web.Prompts;

/// <summary>The language model of <see cref="PromptModelOptions"/>: asks it, waits so long and no longer, and asks again where that may help.</summary>
public sealed partial class PromptModel : IDisposable
{
    // More than the longest prompt has.
    private const int MostTokens = 1200;
    private readonly PromptModelOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<PromptModel> _log;
    private readonly IChatClient? _client;

    public PromptModel(IOptions<PromptModelOptions> options, TimeProvider clock, ILogger<PromptModel> log)
    {
        (_options, _clock, _log) = (options.Value, clock, log);
        if (_options.Endpoint is not { } endpoint) return;
        var settings = new OpenAIClientOptions
        {
            Endpoint = endpoint,
            // Waiting and trying again is done here, where people are told of it; and nothing of a request, with its key, is logged.
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(0),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        };
        var key = string.IsNullOrEmpty(_options.Key) ? "none" : _options.Key;
        _client = new OpenAIClient(new ApiKeyCredential(key), settings).GetChatClient(_options.Model).AsIChatClient();
    }

    /// <summary>Whether there is one to ask.</summary>
    public bool IsConfigured => _client is not null;

    /// <summary>Whether it can be shown pictures.</summary>
    public bool SeesPictures => IsConfigured && _options.SeesPictures;

    /// <summary>Its name.</summary>
    public string Name => _options.Model ?? "";

    /// <summary>Asks.</summary>
    /// <param name="instruction">What it is to do.</param>
    /// <param name="question">Text and pictures to do it with.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its answer, trimmed and not empty.</returns>
    /// <exception cref="PromptModelException">There was no answer, or none that is text.</exception>
    /// <exception cref="InvalidOperationException">None is configured.</exception>
    public async Task<string> AskAsync(string instruction, IList<AIContent> question, CancellationToken cancellationToken = default)
    {
        var client = _client ?? throw new InvalidOperationException("No language model is configured (PromptModel:Endpoint).");
        ChatMessage[] messages = [new(ChatRole.System, instruction), new(ChatRole.User, question)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(client, messages, cancellationToken);
            }
            catch (PromptModelException failure) when (failure.MayPass && attempt < _options.Attempts)
            {
                LogAsksAgain(attempt, _options.Attempts, failure.Message);
                await Task.Delay(_options.RetryAfter, _clock, cancellationToken);
            }
        }
    }

    public void Dispose() => _client?.Dispose();

    private async Task<string> AttemptAsync(IChatClient client, ChatMessage[] messages, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.TimeOut, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var answer = await client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = MostTokens }, either.Token).WaitAsync(either.Token);
            return answer.Text.Trim() is { Length: > 0 } text ? text : throw new PromptModelException($"{Name} answered nothing.", mayPass: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PromptModelException(string.Create(CultureInfo.InvariantCulture, $"{Name} did not answer within {_options.TimeOut.TotalSeconds:0.##} s."), mayPass: true);
        }
        catch (ClientResultException refusal)
        {
            throw Refused(refusal.Status);
        }
        catch (HttpRequestException)
        {
            throw Refused(0);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or PromptModelException))
        {
            // The client's own exceptions for what it cannot read are of many kinds.
            LogUnreadable(failure.GetType().Name);
            throw new PromptModelException($"{Name} answered something that is no chat completion.", mayPass: false);
        }
    }

    private PromptModelException Refused(int status) => status switch
    {
        0 => new($"The endpoint of {Name} cannot be reached.", mayPass: true),
        401 or 403 => new($"The endpoint of {Name} refused the studio's key ({status}).", mayPass: false),
        404 => new($"The endpoint has no model {Name} (404).", mayPass: false),
        429 or >= 500 => new($"The endpoint of {Name} is busy or broken ({status}).", mayPass: true),
        _ => new($"The endpoint of {Name} refused the question ({status}).", mayPass: false),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "The language model is asked again after attempt {Attempt} of {Attempts}: {Reason}")]
    private partial void LogAsksAgain(int attempt, int attempts, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model's answer could not be read ({Failure})")]
    private partial void LogUnreadable(string failure);
}
