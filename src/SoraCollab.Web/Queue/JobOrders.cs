using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Jobs;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Hosting;

namespace SoraCollab.Web.Queue;

/// <summary>Turns a shot into the order that a host gets, or says in a sentence why it cannot be made.</summary>
public sealed class JobOrders(StudioModels models, StudioHealth health, IOptions<QueueOptions> options)
{
    /// <exception cref="GenerationRefusedException">The shot has no prompt, no host can make it, or its settings do not fit the model.</exception>
    /// <exception cref="StudioException">The prompt breaks its rules.</exception>
    public JobOrder Make(Shot shot)
    {
        PromptRules.CheckForGeneration(shot.Prompt);
        if (health.DiskTrouble is { } full)
            throw new GenerationRefusedException(full);
        var model = ChooseModel();
        Check(shot, model);
        return new JobOrder
        {
            Prompt = shot.Prompt,
            Format = shot.Format,
            Seed = shot.SeedLocked ? shot.Seed : NewSeed(),
            Steps = shot.Steps,
            GuidanceScale = shot.GuidanceScale,
            Model = model.Name,
        };
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

    private static void Check(Shot shot, ModelInfo model)
    {
        var format = shot.Format;
        Demand(format.Width % model.SizeMultiple == 0 && format.Height % model.SizeMultiple == 0,
            $"Width and height must be multiples of {model.SizeMultiple} for the model {model.Name}; the shot asks for {format.Width} x {format.Height}.");
        Demand(Math.Min(format.Width, format.Height) >= model.MinimumSize,
            $"The model {model.Name} makes pictures of at least {model.MinimumSize} pixels a side; the shot asks for {format.Width} x {format.Height}.");
        Demand(format.Width <= model.MaximumWidth && format.Height <= model.MaximumHeight,
            $"The model {model.Name} makes pictures up to {model.MaximumWidth} x {model.MaximumHeight}; the shot asks for {format.Width} x {format.Height}.");
        Demand((format.FrameCount - 1) % model.FrameMultiple == 0,
            $"The number of frames must be a multiple of {model.FrameMultiple} plus 1 for the model {model.Name}; the shot asks for {format.FrameCount}.");
        Demand(format.FrameCount <= model.MaximumFrameCount,
            $"The model {model.Name} makes up to {model.MaximumFrameCount} frames; the shot asks for {format.FrameCount}.");
        Demand(shot.Steps is not { } steps || steps <= model.MaximumSteps,
            $"The model {model.Name} takes up to {model.MaximumSteps} steps; the shot asks for {shot.Steps}.");
    }

    private static void Demand(bool fits, string otherwise)
    {
        if (!fits)
            throw new GenerationRefusedException(otherwise);
    }

    private static ulong NewSeed()
    {
        // 53 bits: a seed that a browser's number can hold exactly.
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes) >> 11;
    }
}
