using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Conditioning;

/// <summary>The golden LTXConditionPipeline without its autoencoder.</summary>
internal sealed class ConditionPipelineParts : IDisposable
{
    private readonly T5TextEncoder text;
    private readonly LtxDenoiser denoiser;

    public ConditionPipelineParts()
    {
        string folder = Golden.PathOf("pipelines/ltx_condition_095_text_only");
        string transformer = Path.Combine(folder, "transformer");
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Load(Path.Combine(folder, "tokenizer", "spiece.model"));
        text = new T5TextEncoder(tokenizer, T5EncoderCompiler.Compile(Path.Combine(folder, "text_encoder")), 32, true, new SessionSettings());
        denoiser = new LtxDenoiser(LtxTransformerCompiler.Compile(transformer), ModelConfig.Open(Path.Combine(transformer, "config.json")), new SessionSettings());
        Scheduler = new FlowMatchEulerScheduler(FlowMatchEulerOptions.Read(Path.Combine(folder, "scheduler", "scheduler_config.json")));
    }

    public FlowMatchEulerScheduler Scheduler { get; }

    /// <summary>Passes with the golden calls' prompts.</summary>
    public LtxDenoiserRun Begin(float[] coordinates) => denoiser.Begin(
        [text.Encode("blurry", CancellationToken.None), text.Encode("a red boat sails over the sea at dusk", CancellationToken.None)], coordinates);

    public void Dispose()
    {
        text.Dispose();
        denoiser.Dispose();
    }
}
