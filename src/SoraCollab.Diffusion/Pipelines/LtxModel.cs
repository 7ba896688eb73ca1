using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>The loaded parts of an LTX-Video model; the one owner of its sessions.</summary>
internal sealed class LtxModel : IDisposable
{
    private readonly Lazy<LatentPreview> preview;

    private LtxModel(ModelDescription description, ModelFolder folder, T5TextEncoder text, LtxDenoiser denoiser, LtxVideoAutoencoder autoencoder)
    {
        Description = description;
        Text = text;
        Denoiser = denoiser;
        Autoencoder = autoencoder;
        Scheduler = new FlowMatchEulerScheduler(FlowMatchEulerOptions.Read(folder.SchedulerConfig));
        Statistics = LatentStatistics.Read(folder.Vae);
        preview = new Lazy<LatentPreview>(() => new LatentPreview(ModelCard.Read(folder.Path)?.Preview ?? LatentPreviewFit.Fit(autoencoder, Statistics)));
    }

    public ModelDescription Description { get; }

    public T5TextEncoder Text { get; }

    public FlowMatchEulerScheduler Scheduler { get; }

    public LtxDenoiser Denoiser { get; }

    public LtxVideoAutoencoder Autoencoder { get; }

    public LatentStatistics Statistics { get; }

    public LatentPreview Preview => preview.Value;

    public static LtxModel Open(string path, PipelineOptions options)
    {
        ModelFolder folder = ModelFolder.Open(path);
        ModelDescription description = ModelDescription.Read(folder, options.Hash);
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Load(Path.Combine(folder.TokenizerFolder, "spiece.model"));
        var opened = new List<IDisposable>();
        T Own<T>(T part)
            where T : IDisposable
        {
            opened.Add(part);
            return part;
        }

        try
        {
            return new LtxModel(
                description,
                folder,
                Own(T5TextEncoder.Open(tokenizer, folder.TextEncoder, description.MaxPromptTokens, description.MaskPromptPadding, options.TextSession ?? options.Session, options.Prompts, description.Hash)),
                Own(LtxDenoiser.Open(folder.Transformer, options.Session)),
                Own(new LtxVideoAutoencoder(
                    LtxVideoDecoderCompiler.Compile(folder),
                    () => LtxVideoEncoderCompiler.Compile(folder),
                    LatentGeometry.Read(folder.Vae),
                    options.Tiling,
                    options.Session)));
        }
        catch
        {
            opened.ForEach(part => part.Dispose());
            throw;
        }
    }

    public void Dispose()
    {
        Text.Dispose();
        Denoiser.Dispose();
        Autoencoder.Dispose();
    }
}
