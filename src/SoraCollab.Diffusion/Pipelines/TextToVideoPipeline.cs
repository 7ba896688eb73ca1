using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>
/// Text, and frames that are known, to video with a model of the LTX-Video family. One pipeline may run several requests
/// at once; they share the networks, not the buffers. Same request, same machine: same latents to the bit.
/// </summary>
public sealed class TextToVideoPipeline : IDisposable
{
    private readonly LtxModel model;
    private readonly PipelineOptions options;

    private TextToVideoPipeline(LtxModel model, PipelineOptions options)
    {
        this.model = model;
        this.options = options;
    }

    /// <summary>The model.</summary>
    public ModelDescription Model => model.Description;

    /// <summary>Ratios and channels of the model's latents.</summary>
    public LatentGeometry Geometry => model.Autoencoder.Geometry;

    /// <summary>Loads a model folder in the layout of Hugging Face diffusers.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">The folder lacks something, or asks for what is not supported.</exception>
    /// <exception cref="ExecutionProviderUnavailableException">The device cannot be used.</exception>
    public static TextToVideoPipeline Load(string modelFolder, PipelineOptions options) => new(LtxModel.Open(modelFolder, options), options);

    /// <summary>Checks a request without running it.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed; the message names it and what is.</exception>
    public void Validate(VideoRequest request) => VideoRequestRules.Check(request, Model, Geometry);

    /// <summary>Floating-point operations of the matrix products in one denoising step.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    public double FlopsOfStep(VideoRequest request)
    {
        Validate(request);
        request = WithDefaults(request);
        int tokens = Geometry.ShapeOf(request.Width, request.Height, request.FrameCount).TokenCount;
        IReadOnlyList<PromptEmbedding> texts = EncodePrompts(request, CancellationToken.None);
        return texts.Count * model.Denoiser.FlopsOfPass(tokens, texts.Max(text => text.TokenCount));
    }

    /// <summary>Makes a clip.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told after each step, on this thread unless it decides otherwise.</param>
    /// <param name="cancellationToken">Takes effect within a step.</param>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GeneratedVideo Generate(VideoRequest request, IProgress<DenoisingStep>? progress, CancellationToken cancellationToken) =>
        Generate(request, progress, null, cancellationToken);

    /// <summary>Makes a clip.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="decoding">Told after each decoded tile.</param>
    /// <param name="cancellationToken">Takes effect within a step.</param>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public GeneratedVideo Generate(VideoRequest request, IProgress<DenoisingStep>? progress, IProgress<DecodingTile>? decoding, CancellationToken cancellationToken) =>
        Generate(request, SeedNoise(request), progress, decoding, cancellationToken);

    /// <summary>The same with noise from elsewhere.</summary>
    internal GeneratedVideo Generate(
        VideoRequest request, NoiseSource noise, IProgress<DenoisingStep>? progress, IProgress<DecodingTile>? decoding, CancellationToken cancellationToken)
    {
        // 1. Check inputs
        Validate(request);
        request = WithDefaults(request);
        LatentShape shape = Geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        long started = options.Time.GetTimestamp();

        // 2. Encode the prompts
        IReadOnlyList<PromptEmbedding> texts = EncodePrompts(request, cancellationToken);
        TimeSpan textTime = options.Time.GetElapsedTime(started);

        // 3. Choose the timesteps
        DenoisingSchedule schedule = ChooseTimesteps(request, shape);

        // 4. Lay out the latents
        ConditionedSequence sequence = PrepareLatents(request, shape, schedule.Sigmas[0], noise, cancellationToken);

        // 5. Denoise
        started = options.Time.GetTimestamp();
        Denoise(request, shape, texts, schedule, sequence, noise, progress, cancellationToken);
        TimeSpan denoisingTime = options.Time.GetElapsedTime(started);

        // 6. Decode
        started = options.Time.GetTimestamp();
        var latents = new float[shape.ValueCount];
        LatentTokens.Unpack(sequence.ClipTokens(shape.Channels), shape, latents);
        byte[] rgb24 = Decode(latents, shape, noise, decoding, cancellationToken);
        return new GeneratedVideo
        {
            Width = request.Width,
            Height = request.Height,
            FrameCount = request.FrameCount,
            FrameRate = request.FrameRate,
            Rgb24 = rgb24,
            Latents = latents,
            LatentShape = shape,
            Facts = Facts(request, texts[^1], textTime, denoisingTime, options.Time.GetElapsedTime(started)),
        };
    }

    /// <inheritdoc />
    public void Dispose() => model.Dispose();

    private static NoiseSource SeedNoise(VideoRequest request) => (stream, draw, target) =>
    {
        if (stream == NoiseStream.Initial && request.InitialNoise is { } given)
        {
            given.CopyTo(target);
        }
        else
        {
            LatentNoise.Fill(request.Seed, stream, draw, target);
        }
    };

    private VideoRequest WithDefaults(VideoRequest request) => request with
    {
        NegativePrompt = request.NegativePrompt ?? Model.Defaults.NegativePrompt,
        Steps = request.Steps ?? Model.Defaults.Steps,
        GuidanceScale = request.GuidanceScale ?? Model.Defaults.GuidanceScale,
    };

    /// <summary>The prompt, and before it the negative one where guidance needs it.</summary>
    private IReadOnlyList<PromptEmbedding> EncodePrompts(VideoRequest request, CancellationToken cancellationToken)
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
        if (request.Source is { } source)
        {
            for (int i = 0; i < initial.Length; i++)
            {
                initial[i] = (sigma * initial[i]) + ((1 - sigma) * source.Latents[i]);
            }
        }

        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(initial, shape, tokens);
        List<EncodedCondition> conditions = [];
        foreach (FrameCondition condition in request.Conditions)
        {
            conditions.Add(Encode(condition, request, conditions.Count, noise, cancellationToken));
        }

        var sequence = ConditionedSequence.Create(
            shape,
            tokens,
            conditions,
            (part, firstFrame) => TokenCoordinates.Of(part, Geometry.Ratios, request.FrameRate, Model.Coordinates, firstFrame),
            Geometry.Ratios,
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

    private EncodedCondition Encode(FrameCondition condition, VideoRequest request, int number, NoiseSource noise, CancellationToken cancellationToken)
    {
        var pixels = VideoPixels.FromRgb24(condition.Rgb24, condition.FrameCount, request.Height, request.Width);
        LatentPosterior posterior = model.Autoencoder.Encode(pixels, cancellationToken);
        var draw = new float[posterior.Mean.Length];
        noise(NoiseStream.Posterior, number, draw);
        float[] latents = posterior.Sample(draw);
        model.Statistics.Normalise(latents, posterior.Shape);
        var tokens = new float[latents.Length];
        LatentTokens.Pack(latents, posterior.Shape, tokens);
        return new EncodedCondition(tokens, posterior.Shape, condition.FrameIndex, (float)condition.Strength);
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
            long started = options.Time.GetTimestamp();
            loop.Step(step, network, (float)request.GuidanceScale!.Value, noise, cancellationToken);
            progress?.Report(new DenoisingStep(
                step + 1,
                schedule.StepCount,
                schedule.Sigmas[step],
                model.Preview.Draw(loop.PredictedClip, shape),
                new DenoisingCheckpoint(step + 1, [.. sequence.Tokens]),
                options.Time.GetElapsedTime(started)));
        }
    }

    private byte[] Decode(float[] latents, LatentShape shape, NoiseSource noise, IProgress<DecodingTile>? progress, CancellationToken cancellationToken)
    {
        float[] own = [.. latents];
        model.Statistics.Denormalise(own, shape);
        float timestep = (float)Model.Decoding.Timestep;
        if (model.Autoencoder.HasTimestep)
        {
            var draw = new float[own.Length];
            noise(NoiseStream.Decoding, 0, draw);
            float scale = (float)Model.Decoding.NoiseScale;
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = ((1 - scale) * own[i]) + (scale * draw[i]);
            }
        }

        byte[]? rgb24 = null;
        int at = 0;
        foreach (VideoPixels piece in model.Autoencoder.Decode(own, shape, timestep, progress, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int frame = piece.Width * piece.Height * 3;
            rgb24 ??= new byte[(((shape.Frames - 1) * Geometry.Ratios.Time) + 1) * frame];
            piece.CopyToRgb24(rgb24.AsSpan(at, piece.Frames * frame));
            at += piece.Frames * frame;
        }

        return rgb24!;
    }

    private GenerationFacts Facts(VideoRequest request, PromptEmbedding prompt, TimeSpan text, TimeSpan denoising, TimeSpan decoding) => new()
    {
        ModelName = Model.Name,
        ModelHash = Model.Hash,
        Prompt = request.Prompt,
        NegativePrompt = request.NegativePrompt!,
        PromptTokens = prompt.TokenCount,
        PromptTruncated = prompt.Truncated,
        Steps = request.Steps!.Value,
        GuidanceScale = request.GuidanceScale!.Value,
        Seed = request.Seed,
        Provider = options.Session.Provider,
        Precision = options.Session.Precision,
        TextTime = text,
        DenoisingTime = denoising,
        DecodingTime = decoding,
    };
}
