using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>
/// Text, and frames that are known, to video with a model of the LTX-Video or Wan family. One pipeline may run several requests
/// at once; they share the networks, not the buffers. Same request, same machine: same latents to the bit.
/// </summary>
public sealed class TextToVideoPipeline : IDisposable
{
    private readonly LtxModel? ltx;
    private readonly WanModel? wan;

    private TextToVideoPipeline(LtxModel? ltx, WanModel? wan, PipelineOptions options)
    {
        this.ltx = ltx;
        this.wan = wan;
        Options = options;
    }

    /// <summary>The model.</summary>
    public ModelDescription Model => wan?.Description ?? Parts.Description;

    /// <summary>Ratios and channels of the model's latents.</summary>
    public LatentGeometry Geometry => wan?.Autoencoder.Geometry ?? Parts.Autoencoder.Geometry;

    /// <summary>Whether clips are made in one piece: models of the Wan family see the whole of a clip at once.</summary>
    public bool IsWholeClip => wan is not null;

    /// <summary>The loaded parts of an LTX-Video model.</summary>
    internal LtxModel Parts => ltx ?? throw new InvalidVideoRequestException(nameof(Model), $"{Model.Name} is a model of the Wan family, which makes new clips and moves pictures; for other work choose a model of the LTX-Video family.");

    /// <summary>How it runs.</summary>
    internal PipelineOptions Options { get; }

    /// <summary>From requests to latents.</summary>
    internal VideoDenoising Denoising => new(Parts, Options.Time);

    /// <summary>Between latents and frames.</summary>
    internal LatentCodec Codec => new(Parts);

    /// <summary>Loads a model folder in the layout of Hugging Face diffusers.</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">The folder lacks something, or asks for what is not supported.</exception>
    /// <exception cref="ExecutionProviderUnavailableException">The device cannot be used.</exception>
    public static TextToVideoPipeline Load(string modelFolder, PipelineOptions options)
    {
        ModelFolder folder = ModelFolder.Open(modelFolder);
        return folder.Wan is null
            ? new TextToVideoPipeline(LtxModel.Open(modelFolder, options), null, options)
            : new TextToVideoPipeline(null, WanModel.Open(folder, options), options);
    }

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
        if (wan is not null)
        {
            return wan.FlopsOfStep(request);
        }

        IReadOnlyList<PromptEmbedding> texts = Denoising.EncodePrompts(request, CancellationToken.None);
        return texts.Count * Parts.Denoiser.FlopsOfPass(tokens, texts.Max(text => text.TokenCount));
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

        // 2. Denoise
        DenoisedVideo denoised = wan is null ? Denoising.Run(request, noise, progress, cancellationToken) : new WanDenoising(wan, Options.Time).Run(request, noise, progress, cancellationToken);

        // 3. Decode
        long started = Options.Time.GetTimestamp();
        byte[] rgb24 = wan is null ? Codec.Decode(denoised.Latents, denoised.Shape, noise, decoding, cancellationToken) : wan.Decode(denoised.Latents, denoised.Shape, decoding, cancellationToken);
        return new GeneratedVideo
        {
            Width = request.Width,
            Height = request.Height,
            FrameCount = request.FrameCount,
            FrameRate = request.FrameRate,
            Rgb24 = rgb24,
            Latents = denoised.Latents,
            LatentShape = denoised.Shape,
            Facts = Facts(request, denoised, Options.Time.GetElapsedTime(started)),
        };
    }

    /// <summary>The frames of latents such as those of an earlier result, [frames, height, width, 3].</summary>
    /// <param name="latents">[C,F,H,W] normalised.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="seed">Decides the noise of decoders that denoise a little themselves.</param>
    /// <param name="cancellationToken">Stops at the next operator.</param>
    /// <exception cref="ArgumentException">There are not as many values as the shape says.</exception>
    public byte[] Decode(float[] latents, LatentShape shape, ulong seed, CancellationToken cancellationToken) =>
        wan is not null ? wan.Decode(latents, shape, null, cancellationToken) : Codec.Decode(latents, shape, (stream, draw, target) => LatentNoise.Fill(seed, stream, draw, target), null, cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        ltx?.Dispose();
        wan?.Dispose();
    }

    internal static NoiseSource SeedNoise(VideoRequest request) => (stream, draw, target) =>
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

    internal VideoRequest WithDefaults(VideoRequest request) => request with
    {
        NegativePrompt = request.NegativePrompt ?? Model.Defaults.NegativePrompt,
        Steps = request.Steps ?? Model.Defaults.Steps,
        GuidanceScale = request.GuidanceScale ?? Model.Defaults.GuidanceScale,
        LowNoiseGuidanceScale = request.LowNoiseGuidanceScale ?? (request.GuidanceScale is null ? Model.Defaults.LowNoiseGuidanceScale : null),
    };

    /// <summary>The facts of a video that is put together of known frames: no step was taken, and no prompt read.</summary>
    /// <param name="prompt">What the video shows.</param>
    /// <param name="negativePrompt">What it shall not look like.</param>
    /// <param name="seed">The seed that it was asked for with.</param>
    public GenerationFacts FactsWithoutSteps(string prompt, string negativePrompt, ulong seed) => new()
    {
        ModelName = Model.Name,
        ModelHash = Model.Hash,
        Prompt = prompt,
        NegativePrompt = negativePrompt,
        PromptTokens = 0,
        PromptTruncated = false,
        Steps = 0,
        GuidanceScale = 1,
        Seed = seed,
        Provider = Options.Session.Provider,
        Precision = Options.Session.Precision,
        TextTime = TimeSpan.Zero,
        DenoisingTime = TimeSpan.Zero,
        DecodingTime = TimeSpan.Zero,
    };

    internal GenerationFacts Facts(VideoRequest request, DenoisedVideo denoised, TimeSpan decoding) => new()
    {
        ModelName = Model.Name,
        ModelHash = Model.Hash,
        Prompt = request.Prompt,
        NegativePrompt = request.NegativePrompt!,
        PromptTokens = denoised.Prompt.TokenCount,
        PromptTruncated = denoised.Prompt.Truncated,
        Steps = request.Steps!.Value,
        GuidanceScale = request.GuidanceScale!.Value,
        Seed = request.Seed,
        Provider = Options.Session.Provider,
        Precision = Options.Session.Precision,
        TextTime = denoised.TextTime,
        DenoisingTime = denoised.DenoisingTime,
        DecodingTime = decoding,
    };
}
