using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Takes;

/// <summary>How a take was made: enough to make it again, bit for bit on the same kind of machine.</summary>
public sealed record TakeRecipe
{
    /// <summary>The prompt as the model read it.</summary>
    public required string Prompt { get; init; }

    /// <summary>What the person wrote, before cast, presets and writing out made <see cref="Prompt"/> of it; null where that is not known.</summary>
    public string? Words { get; init; }

    /// <summary>What guidance steered away from; empty for nothing.</summary>
    public string NegativePrompt { get; init; } = "";

    /// <summary>The model's name as its host announced it.</summary>
    public required string Model { get; init; }

    /// <summary>SHA-256 of the model's weights, in lower-case hexadecimal.</summary>
    public required string ModelHash { get; init; }

    /// <summary>Where the noise started.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of denoising steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Strength of classifier-free guidance; 1 is none.</summary>
    public required double GuidanceScale { get; init; }

    /// <summary>Frame and length.</summary>
    public required ShotFormat Format { get; init; }

    /// <summary>The name of the host that made it.</summary>
    public required string HostName { get; init; }

    /// <summary>The device it was made on, as its host announced it.</summary>
    public string Device { get; init; } = "";

    /// <summary>How long the generating took, in seconds.</summary>
    public double GenerationSeconds { get; init; }

    /// <summary>What was done.</summary>
    [IgnoreDataMember]
    public TakeVerb Verb { get; init; } = new NewTake();

    /// <summary><see cref="Verb"/> as JSON, for protocols that know no derived types: the hub's MessagePack.</summary>
    [JsonIgnore]
    public string VerbJson
    {
        get => VerbText.Write(Verb);
        init => Verb = VerbText.Read(value);
    }

    /// <summary>Timed parts of the prompt, by frame.</summary>
    public ValueList<PromptBeat> Beats { get; init; } = [];

    /// <summary>Shared by takes that were asked for together as variations; null for a single one.</summary>
    public Guid? VariationGroup { get; init; }

    /// <summary>The takes that it was made of, each once.</summary>
    [IgnoreDataMember]
    public IEnumerable<TakeId> Parents => Verb.Sources.Select(source => source.Take).OfType<TakeId>().Distinct();
}
