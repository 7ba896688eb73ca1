using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>From a request to its denoised latents: prompts, timesteps, latents and conditions, the loop.</summary>
/// <param name="model">The model.</param>
/// <param name="time">What times are read from.</param>
internal sealed class VideoDenoising(LtxModel model, TimeProvider time)
{
    private ModelDescription Model => model.Description;

    /// <summary>Denoises a request that has been checked and completed with the model's defaults.</summary>
    public DenoisedVideo Run(VideoRequest request, NoiseSource noise, IProgress<DenoisingStep>? progress, CancellationToken cancellationToken)
    {
        LatentShape shape = model.Autoencoder.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        long started = time.GetTimestamp();

        // 1. Encode the prompts
        IReadOnlyList<PromptEmbedding> texts = EncodePrompts(request, cancellationToken);
        TimeSpan textTime = time.GetElapsedTime(started);

        // 2. Choose the timesteps
        DenoisingSchedule schedule = ChooseTimesteps(request, shape);

        // 3. Lay out the latents
        ConditionedSequence sequence = PrepareLatents(request, shape, schedule.Sigmas[0], noise, cancellationToken);

        // 4. Denoise
        started = time.GetTimestamp();
        if (request.Source?.Edit is { } edit)
        {
            Edit(request, edit, shape, texts, schedule, sequence, noise, progress, cancellationToken);
        }
        else
        {
            Denoise(request, shape, texts, schedule, sequence, noise, progress, cancellationToken);
        }

        var latents = new float[shape.ValueCount];
        LatentTokens.Unpack(sequence.ClipTokens(shape.Channels), shape, latents);
        return new DenoisedVideo(latents, shape, texts[^1], textTime, time.GetElapsedTime(started));
    }

    /// <summary>The prompt, and before it the negative one where guidance needs it.</summary>
    public IReadOnlyList<PromptEmbedding> EncodePrompts(VideoRequest request, CancellationToken cancellationToken)
    {
        PromptEmbedding prompt = model.Text.Encode(request.Prompt, cancellationToken);
        return request.GuidanceScale == 1 ? [prompt] : [model.Text.Encode(request.NegativePrompt!, cancellationToken), prompt];
    }

    private DenoisingSchedule ChooseTimesteps(VideoRequest request, LatentShape shape)
    {
        int steps = request.Steps!.Value;
        DenoisingSchedule all = Model.Schedule == NoiseSchedule.Linear
            ? model.Scheduler.Linear(steps, shape.TokenCount)
            : model.Scheduler.Shifted(LinearQuadraticSchedule.Sigmas(steps), shape.TokenCount);
        return request.Source is { } source ? all.Last(source.StepsOf(steps)) : all;
    }

    private ConditionedSequence PrepareLatents(VideoRequest request, LatentShape shape, float sigma, NoiseSource noise, CancellationToken cancellationToken)
    {
        var initial = new float[shape.ValueCount];
        noise(NoiseStream.Initial, 0, initial);
        if (request.Source is { Edit: not null } edited)
        {
            edited.Latents.CopyTo(initial, 0);
        }
        else if (request.Source is { } source)
        {
            for (int i = 0; i < initial.Length; i++)
            {
                initial[i] = (sigma * initial[i]) + ((1 - sigma) * source.Latents[i]);
            }
        }

        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(initial, shape, tokens);
        List<EncodedCondition> conditions = [];
        var encoder = new ConditionEncoder(model.Autoencoder, model.Statistics, Model.ConditionPlacement, noise);
        foreach (FrameCondition condition in request.Conditions)
        {
            conditions.Add(encoder.Encode(condition, shape, conditions.Count, cancellationToken));
        }

        var sequence = ConditionedSequence.Create(
            shape,
            tokens,
            conditions,
            (part, firstFrame) => TokenCoordinates.Of(part, model.Autoencoder.Geometry.Ratios, request.FrameRate, Model.Coordinates, firstFrame),
            noise,
            (float)Model.ConditionNoiseScale);
        if (request.Resume is { } resume)
        {
            if (resume.Latents.Length != sequence.Tokens.Length)
            {
                throw new InvalidVideoRequestException(
                    nameof(request.Resume), $"The checkpoint has {resume.Latents.Length} values; this request's latents have {sequence.Tokens.Length}.");
            }

            resume.Latents.CopyTo(sequence.Tokens, 0);
        }

        return sequence;
    }

    private void Denoise(
        VideoRequest request,
        LatentShape shape,
        IReadOnlyList<PromptEmbedding> texts,
        DenoisingSchedule schedule,
        ConditionedSequence sequence,
        NoiseSource noise,
        IProgress<DenoisingStep>? progress,
        CancellationToken cancellationToken)
    {
        using LtxDenoiserRun network = model.Denoiser.Begin(texts, sequence.Coordinates);
        var loop = new DenoisingLoop(model.Scheduler, schedule, sequence, shape);
        for (int step = request.Resume?.StepIndex ?? 0; step < schedule.StepCount; step++)
        {
            long started = time.GetTimestamp();
            loop.Step(step, network, (float)request.GuidanceScale!.Value, noise, cancellationToken);
            Tell(progress, step, schedule, loop.PredictedClip, shape, sequence, started);
        }
    }

    /// <summary>Moves the source by the difference of two prompts, then denoises the last steps plainly where that is asked for.</summary>
    private void Edit(
        VideoRequest request,
        FlowEdit edit,
        LatentShape shape,
        IReadOnlyList<PromptEmbedding> texts,
        DenoisingSchedule schedule,
        ConditionedSequence sequence,
        NoiseSource noise,
        IProgress<DenoisingStep>? progress,
        CancellationToken cancellationToken)
    {
        var source = new float[shape.ValueCount];
        LatentTokens.Pack(request.Source!.Latents, shape, source);
        VideoRequest before = request with { Prompt = edit.SourcePrompt, GuidanceScale = edit.SourceGuidance };
        using LtxDenoiserRun target = model.Denoiser.Begin(texts, sequence.Coordinates);
        using LtxDenoiserRun own = model.Denoiser.Begin(EncodePrompts(before, cancellationToken), sequence.Coordinates);
        var moves = new FlowEditLoop(model.Scheduler.Options.TrainTimesteps, schedule, sequence, source, shape, edit);
        var plain = new DenoisingLoop(model.Scheduler, schedule, sequence, shape);
        int plainFrom = schedule.StepCount - edit.PlainStepsOf(request.Steps!.Value);
        for (int step = request.Resume?.StepIndex ?? 0; step < schedule.StepCount; step++)
        {
            long started = time.GetTimestamp();
            if (step == plainFrom)
            {
                moves.BeginPlain(step, noise);
            }

            if (step < plainFrom)
            {
                moves.Step(step, target, (float)request.GuidanceScale!.Value, own, noise, cancellationToken);
            }
            else
            {
                plain.Step(step, target, (float)request.GuidanceScale!.Value, noise, cancellationToken);
            }

            Tell(progress, step, schedule, step < plainFrom ? moves.PredictedClip : plain.PredictedClip, shape, sequence, started);
        }
    }

    private void Tell(IProgress<DenoisingStep>? progress, int step, DenoisingSchedule schedule, ReadOnlySpan<float> predicted, LatentShape shape, ConditionedSequence sequence, long started) =>
        progress?.Report(new DenoisingStep(
            step + 1,
            schedule.StepCount,
            schedule.Sigmas[step],
            model.Preview.Draw(predicted, shape),
            new DenoisingCheckpoint(step + 1, [.. sequence.Tokens]),
            time.GetElapsedTime(started)) { Predicted = predicted.ToArray() });
}
