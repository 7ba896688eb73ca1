using System.Text.Json;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>
/// A text-to-video model in the layout of Hugging Face diffusers: <c>model_index.json</c> names the pipeline and the
/// classes of the parts, each of which has a folder. Transformer and autoencoder may also lie in one safetensors file in the folder, as
/// LTX-Video 0.9.6 and 0.9.8 are published, with <c>text_encoder</c> and <c>tokenizer</c> beside it.
/// </summary>
public sealed class ModelFolder
{
    /// <summary>The pipeline classes that are supported: one set of parts, three ways to run it.</summary>
    public static readonly IReadOnlyList<string> LtxPipelineClasses = ["LTXPipeline", "LTXImageToVideoPipeline", "LTXConditionPipeline"];

    /// <summary>The transformer class that is supported.</summary>
    public const string LtxTransformerClass = "LTXVideoTransformer3DModel";

    /// <summary>The VAE class that is supported.</summary>
    public const string LtxVaeClass = "AutoencoderKLLTXVideo";

    /// <summary>The text encoder class that is supported.</summary>
    public const string T5EncoderClass = "T5EncoderModel";

    private ModelFolder(string path, string pipelineClass, ModelComponent transformer, ModelComponent vae, ModelComponent textEncoder, string tokenizerFolder, ModelConfig schedulerConfig, WanFolder? wan = null)
    {
        Path = path;
        PipelineClass = pipelineClass;
        Transformer = transformer;
        Vae = vae;
        TextEncoder = textEncoder;
        TokenizerFolder = tokenizerFolder;
        SchedulerConfig = schedulerConfig;
        Wan = wan;
    }

    /// <summary>Full path of the model's folder.</summary>
    public string Path { get; }

    /// <summary>Which of <see cref="LtxPipelineClasses"/> or <see cref="WanFolder.PipelineClasses"/> the model is made for.</summary>
    public string PipelineClass { get; }

    /// <summary>The denoiser, <c>transformer/</c>.</summary>
    public ModelComponent Transformer { get; }

    /// <summary>The video autoencoder, <c>vae/</c>.</summary>
    public ModelComponent Vae { get; }

    /// <summary>The text encoder, <c>text_encoder/</c>.</summary>
    public ModelComponent TextEncoder { get; }

    /// <summary>Full path of <c>tokenizer/</c>, which exists and is not empty.</summary>
    public string TokenizerFolder { get; }

    /// <summary><c>scheduler/scheduler_config.json</c>, its class not yet judged.</summary>
    public ModelConfig SchedulerConfig { get; }

    /// <summary>What a model of the Wan family has beside these; null for LTX-Video.</summary>
    public WanFolder? Wan { get; }

    /// <summary>Opens a model and checks that all parts are there and of supported classes; weights are not read yet.</summary>
    /// <param name="path">The model's folder.</param>
    /// <exception cref="InvalidModelException">A part is missing or damaged.</exception>
    /// <exception cref="UnsupportedOptionException">The pipeline or a part is of a class that is not supported.</exception>
    public static ModelFolder Open(string path)
    {
        var fullPath = System.IO.Path.GetFullPath(path);
        if (!Directory.Exists(fullPath))
        {
            throw new InvalidModelException(fullPath, "the folder does not exist.");
        }

        if (!Directory.EnumerateFileSystemEntries(fullPath).Any())
        {
            throw new InvalidModelException(fullPath, "the folder is empty.");
        }

        FolderBounds.Check(fullPath);
        if (SingleFile(fullPath) is { } file)
        {
            var parts = LtxSingleFile.Open(file);
            return new ModelFolder(
                fullPath,
                parts.IsCausal ? "LTXConditionPipeline" : "LTXPipeline",
                parts.Transformer,
                parts.Vae,
                ModelComponent.Open(System.IO.Path.Combine(fullPath, "text_encoder"), T5EncoderClass),
                TokenizerIn(fullPath),
                parts.SchedulerConfig);
        }

        var index = ModelConfig.Open(System.IO.Path.Combine(fullPath, "model_index.json"));
        Require(index, "_class_name", [.. LtxPipelineClasses, .. WanFolder.PipelineClasses]);
        var isWan = WanFolder.PipelineClasses.Contains(index.Text("_class_name"));
        var (transformer, vae, textEncoder) = isWan
            ? (WanFolder.TransformerClass, WanFolder.VaeClass, WanFolder.TextEncoderClass)
            : (LtxTransformerClass, LtxVaeClass, T5EncoderClass);
        RequirePart(index, "transformer", transformer);
        RequirePart(index, "vae", vae);
        RequirePart(index, "text_encoder", textEncoder);
        RequirePart(index, "tokenizer", "T5Tokenizer", "T5TokenizerFast");
        index.Texts("scheduler");
        var wan = isWan ? WanFolder.Open(fullPath, index) : null;
        index.RefuseUnread();
        string Part(string name) => System.IO.Path.Combine(fullPath, name);
        return new ModelFolder(
            fullPath,
            index.Text("_class_name"),
            ModelComponent.Open(Part("transformer"), transformer),
            ModelComponent.Open(Part("vae"), vae),
            ModelComponent.Open(Part("text_encoder"), textEncoder),
            TokenizerIn(fullPath),
            ModelConfig.Open(System.IO.Path.Combine(Part("scheduler"), "scheduler_config.json")),
            wan);
    }

    /// <summary>The one file that is the model, where the folder has no index; null for the layout of diffusers.</summary>
    private static string? SingleFile(string folder)
    {
        if (File.Exists(System.IO.Path.Combine(folder, "model_index.json")))
        {
            return null;
        }

        var files = Directory.GetFiles(folder, "*.safetensors");
        return files.Length <= 1
            ? files.FirstOrDefault()
            : throw new InvalidModelException(folder, $"has no model_index.json and {files.Length} safetensors files; a model in one file lies alone in its folder.");
    }

    private static string TokenizerIn(string folder)
    {
        var tokenizer = System.IO.Path.Combine(folder, "tokenizer");
        return Directory.Exists(tokenizer) && Directory.EnumerateFiles(tokenizer).Any()
            ? tokenizer
            : throw new InvalidModelException(tokenizer, "the folder is missing or empty.");
    }

    private static void Require(ModelConfig index, string key, IReadOnlyList<string> supported)
    {
        if (!index.Has(key))
        {
            throw new InvalidModelException(index.Path, $"names no \"{key}\"; {string.Join(" or ", supported)} is needed.");
        }

        string[] json = [.. supported.Select(name => JsonSerializer.Serialize(name))];
        index.Expect(key, json[0], json[1..]);
    }

    private static void RequirePart(ModelConfig index, string part, params string[] supportedClasses)
    {
        var entry = index.Texts(part);
        if (entry.Length != 2 || !supportedClasses.Contains(entry[1]))
        {
            throw new UnsupportedOptionException(index.Path, part, JsonSerializer.Serialize(entry), string.Join(" or ", supportedClasses));
        }
    }
}
