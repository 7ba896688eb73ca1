using System.Net;
using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>The loaded parts of a Wan model; the one owner of its sessions. Of two experts one is loaded at a time.</summary>
internal sealed class WanModel : IDisposable
{
    private readonly ModelFolder folder;
    private readonly SessionSettings settings;
    private readonly Lazy<LatentPreview> preview;
    private readonly Lock gate = new();
    private readonly List<IDisposable> opened = [];
    private WanDenoiser? expert;
    private bool isLowNoise;

    private WanModel(ModelFolder folder, PipelineOptions options)
    {
        this.folder = folder;
        settings = options.Session;
        Description = ModelDescription.Read(folder, options.Hash);
        Scheduler = UniPcFlowOptions.Read(folder.SchedulerConfig);
        Statistics = LatentStatistics.Read(folder.Vae);
        TransformerConfig = WanTransformerConfig.Parse(folder.Transformer.Config);
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Load(Path.Combine(folder.TokenizerFolder, "spiece.model"));
        try
        {
            Text = Own(T5TextEncoder.Open(tokenizer, folder.TextEncoder, Description.MaxPromptTokens, maskPadding: true, options.TextSession ?? settings));
            Autoencoder = Own(new WanVideoAutoencoder(
                WanVideoDecoderCompiler.Compile(folder.Vae), () => WanVideoEncoderCompiler.Compile(folder.Vae), LatentGeometry.Read(folder.Vae), settings));
        }
        catch
        {
            opened.ForEach(part => part.Dispose());
            throw;
        }

        preview = new Lazy<LatentPreview>(() => new LatentPreview(ModelCard.Read(folder.Path)?.Preview ?? LatentPreviewFit.Fit(Autoencoder.Geometry, clip => Encode(clip, CancellationToken.None))));
    }

    public ModelDescription Description { get; }

    public T5TextEncoder Text { get; }

    public UniPcFlowOptions Scheduler { get; }

    public WanTransformerConfig TransformerConfig { get; }

    public WanVideoAutoencoder Autoencoder { get; }

    public LatentStatistics Statistics { get; }

    public LatentPreview Preview => preview.Value;

    /// <summary>The timestep from which upward the first expert works; 0 for models with one transformer.</summary>
    public double Boundary => (folder.Wan!.BoundaryRatio ?? 0) * Scheduler.TrainTimesteps;

    /// <summary>Whether a known first frame is held by timesteps of its own.</summary>
    public bool HoldsByTimestep => folder.Wan!.ExpandsTimesteps;

    public static WanModel Open(ModelFolder folder, PipelineOptions options) => new(folder, options);

    /// <summary>A prompt's vectors, filled up with zeros, as the transformer was trained to read them.</summary>
    public (PromptEmbedding Prompt, float[] Padded) EncodePrompt(string prompt, CancellationToken cancellationToken)
    {
        string clean = string.Join(' ', WebUtility.HtmlDecode(WebUtility.HtmlDecode(prompt)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        PromptEmbedding embedding = Text.Encode(clean, cancellationToken);
        var padded = new float[Description.MaxPromptTokens * embedding.Width];
        embedding.Values.CopyTo(padded, 0);
        return (embedding, padded);
    }

    /// <summary>One pass of the expert for a timestep; one run of a pair of experts at a time, since they take turns in memory.</summary>
    public float[] Predict(double timestep, float[] latents, LatentShape shape, float[] timesteps, float[] text, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            bool low = timestep < Boundary;
            if (expert is null || low != isLowNoise)
            {
                expert?.Dispose();
                expert = null;
                ModelComponent part = low ? folder.Wan!.SecondTransformer! : folder.Transformer;
                expert = WanDenoiser.Open(part, settings);
                isLowNoise = low;
            }

            return expert.Predict(latents, shape, timesteps, text, null, cancellationToken);
        }
    }

    /// <summary>Normalised latents of a clip.</summary>
    public float[] Encode(VideoPixels pixels, CancellationToken cancellationToken)
    {
        float[] latents = Autoencoder.Encode(pixels, cancellationToken);
        Statistics.Normalise(latents, Autoencoder.Geometry.ShapeOf(pixels.Width, pixels.Height, pixels.Frames));
        return latents;
    }

    /// <summary>The frames of normalised latents, [frames, height, width, 3].</summary>
    public byte[] Decode(float[] latents, LatentShape shape, IProgress<DecodingTile>? progress, CancellationToken cancellationToken)
    {
        float[] own = [.. latents];
        Statistics.Denormalise(own, shape);
        CompressionRatios ratios = Autoencoder.Geometry.Ratios;
        int frame = shape.FrameTokenCount * ratios.Space * ratios.Space * 3;
        var rgb24 = new byte[(((shape.Frames - 1) * ratios.Time) + 1) * frame];
        int at = 0;
        foreach (VideoPixels piece in Autoencoder.Decode(own, shape, progress, cancellationToken))
        {
            piece.CopyToRgb24(rgb24.AsSpan(at, piece.Frames * frame));
            at += piece.Frames * frame;
        }

        return rgb24;
    }

    public double FlopsOfStep(VideoRequest request)
    {
        LatentShape shape = Autoencoder.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        int tokens = shape.TokenCount / (TransformerConfig.PatchHeight * TransformerConfig.PatchWidth);
        return (request.GuidanceScale == 1 ? 1 : 2) * WanDenoiser.FlopsOfPass(TransformerConfig, tokens, Description.MaxPromptTokens);
    }

    public void Dispose()
    {
        opened.ForEach(part => part.Dispose());
        expert?.Dispose();
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        opened.Add(part);
        return part;
    }
}
