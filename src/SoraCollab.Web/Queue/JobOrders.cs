using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Hosting;
using SoraCollab.Web.Prompts;

namespace SoraCollab.Web.Queue;

/// <summary>Turns a shot into the order that a host gets, or says in a sentence why it cannot be made.</summary>
public sealed class JobOrders(
    StudioModels models, StudioHealth health, ProjectFootage footage, PromptWriter writer, IOptions<QueueOptions> options)
{
    /// <summary>The order for a take of a shot as it stands now.</summary>
    /// <param name="storyboard">The film, for its cast, presets and takes.</param>
    /// <param name="shot">The shot.</param>
    /// <param name="asked">What to do, and in which words. Footage is looked up, see <see cref="ProjectFootage"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GenerationRefusedException">No host can make it, or its footage is not in the project any more.</exception>
    /// <exception cref="StudioException">The prompt, the verb, the format or the sampling breaks a rule, or a file is missing.</exception>
    public async Task<JobOrder> MakeAsync(Storyboard storyboard, Shot shot, TakeRequest asked, CancellationToken cancellationToken)
    {
        CheckDisk();
        var model = ChooseModel();
        shot = ShotInWords(shot, asked.Words);
        var verb = await footage.FindAsync(storyboard, DirectedPictures.AddTo(asked.Verb, storyboard, shot, model), cancellationToken);
        VerbRules.Check(verb, shot.Format, model);
        model.CheckSampling(shot.Steps, shot.GuidanceScale);
        var format = VerbRules.FormatOf(verb, shot.Format);
        var reading = await ReadAsync(storyboard, shot, verb, cancellationToken);
        foreach (var text in reading.Beats.Select(beat => beat.Prompt).Prepend(reading.Prompt))
            PromptRules.CheckForGeneration(text);
        await footage.CheckFilesAsync(verb, cancellationToken);
        return new JobOrder
        {
            Prompt = reading.Prompt,
            // What finishes a take reads no prompt.
            Words = verb is UpscaleTake or InterpolateTake ? null : shot.Prompt,
            Beats = [.. reading.Beats.Where(beat => beat.AtFrame < format.FrameCount)],
            Format = format,
            Seed = shot.SeedLocked ? shot.Seed : NewSeed(),
            Steps = shot.Steps,
            GuidanceScale = shot.GuidanceScale,
            Model = model.Name,
            Verb = verb,
        };
    }

    /// <summary>The order that makes a take again, to the last bit on the same kind of machine.</summary>
    /// <exception cref="GenerationRefusedException">No host has the weights that made it.</exception>
    /// <exception cref="StudioException">A file that it was made of is missing.</exception>
    public async Task<JobOrder> AgainAsync(TakeRecipe recipe, CancellationToken cancellationToken)
    {
        CheckDisk();
        var known = models.Find(recipe.Model)
            ?? throw new GenerationRefusedException($"No host has the model \"{recipe.Model}\" that made this take. Generate a new take instead.");
        if (known.Hash != recipe.ModelHash)
            throw new GenerationRefusedException($"The model \"{recipe.Model}\" has other weights than those that made this take, so it cannot come out the same. Generate a new take instead.");
        await footage.CheckFilesAsync(recipe.Verb, cancellationToken);
        return new JobOrder
        {
            Prompt = recipe.Prompt,
            Words = recipe.Words,
            NegativePrompt = recipe.NegativePrompt,
            Beats = recipe.Beats,
            Format = recipe.Format,
            Seed = recipe.Seed,
            Steps = recipe.Steps,
            GuidanceScale = recipe.GuidanceScale,
            Model = recipe.Model,
            ModelHash = recipe.ModelHash,
            Verb = recipe.Verb,
        };
    }

    /// <summary>The shot as a request reads it: words of its own stand for the shot's prompt, and hold throughout.</summary>
    internal static Shot ShotInWords(Shot shot, string? words) => words is null ? shot : shot with { Prompt = words, Beats = [] };

    // What is enlarged or gets frames in between shows what it showed, whatever the shot's prompt says by now.
    private async Task<PromptReading> ReadAsync(Storyboard storyboard, Shot shot, TakeVerb verb, CancellationToken cancellationToken)
    {
        var source = verb switch { UpscaleTake upscale => upscale.Source, InterpolateTake interpolate => interpolate.Source, _ => null };
        if (source?.Take is not { } id || storyboard.FindTake(id)?.Recipe is not { } recipe)
        {
            var reading = PromptReading.Of(storyboard, shot);
            return shot.ExpandPrompt ? (await writer.WriteAsync(reading, shot.Seed, cancellationToken)).Reading : reading;
        }

        var factor = (verb as InterpolateTake)?.Factor ?? 1;
        return new PromptReading { Prompt = recipe.Prompt, Beats = [.. recipe.Beats.Select(beat => beat with { AtFrame = beat.AtFrame * factor })] };
    }

    private void CheckDisk()
    {
        if (health.DiskTrouble is { } full)
            throw new GenerationRefusedException(full);
    }

    private ModelInfo ChooseModel()
    {
        // One that a host announced before it went away will do: the job waits for it.
        if (models.Default is { } model)
            return model;
        throw new GenerationRefusedException(options.Value.Model is { } wanted && health.HasModels
            ? $"No host has the model \"{wanted}\" that this studio is set to use (Queue:Model)."
            : health.WhyNoModel);
    }

    private static ulong NewSeed()
    {
        // 53 bits: a seed that a browser's number can hold exactly.
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) >> 11;
    }
}
