using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Jobs;

/// <summary>All that a host needs to make a take. Fixed when the job is queued: later edits of the shot do not change it.</summary>
public sealed record JobOrder
{
    /// <summary>What the film shows, in words. Not empty, within PromptRules.</summary>
    public required string Prompt { get; init; }

    /// <summary>What the person wrote, before cast, presets and writing out made <see cref="Prompt"/> of it; null where that is not known.</summary>
    public string? Words { get; init; }

    /// <summary>What guidance shall steer away from; empty for nothing.</summary>
    public string NegativePrompt { get; init; } = "";

    /// <summary>Frame and length of the take.</summary>
    public required ShotFormat Format { get; init; }

    /// <summary>Where the noise starts.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of denoising steps, or null for the model's own.</summary>
    public int? Steps { get; init; }

    /// <summary>Strength of guidance, or null for the model's own.</summary>
    public double? GuidanceScale { get; init; }

    /// <summary>The model to use, by the name its host announced.</summary>
    public required string Model { get; init; }

    /// <summary>
    /// SHA-256 of the weights that the model must have, for a take that is made again; null where any of that name will do.
    /// </summary>
    public string? ModelHash { get; init; }

    /// <summary>What is done: text to video unless said otherwise.</summary>
    [IgnoreDataMember]
    public TakeVerb Verb { get; init; } = new NewTake();

    /// <summary><see cref="Verb"/> as JSON, for protocols that know no derived types: the hub's MessagePack.</summary>
    [JsonIgnore]
    public string VerbJson
    {
        get => VerbText.Write(Verb);
        init => Verb = VerbText.Read(value);
    }

    /// <summary>Timed parts of the prompt, by frame; none where <see cref="Prompt"/> holds throughout.</summary>
    public ValueList<PromptBeat> Beats { get; init; } = [];

    /// <summary>Shared by the jobs that were asked for together as variations; null for a single one.</summary>
    public Guid? VariationGroup { get; init; }
}
