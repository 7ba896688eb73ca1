using System.Text.Json;

namespace SoraCollab.ModelCompiler.Folders;

/// <summary>What a model of the Wan family (2.1 and 2.2, layout of diffusers) has beside the parts that every <see cref="ModelFolder"/> has.</summary>
/// <param name="SecondTransformer">The expert for low noise, <c>transformer_2/</c>; null for models with one transformer.</param>
/// <param name="BoundaryRatio">The timestep, as a part of all, from which upward the first transformer works; null for models with one.</param>
/// <param name="ExpandsTimesteps">Whether known frames are held by a timestep of their own for each token (2.2 TI2V).</param>
/// <param name="ImageEncoder">The CLIP image encoder of 2.1 image to video; null for others.</param>
/// <param name="ImageProcessor">How its pictures are prepared.</param>
public sealed record WanFolder(
    ModelComponent? SecondTransformer, double? BoundaryRatio, bool ExpandsTimesteps, ModelComponent? ImageEncoder, ModelConfig? ImageProcessor)
{
    /// <summary>The pipeline classes that are supported; the parts decide what a model does.</summary>
    public static readonly IReadOnlyList<string> PipelineClasses = ["WanPipeline", "WanImageToVideoPipeline"];

    /// <summary>The transformer class.</summary>
    public const string TransformerClass = "WanTransformer3DModel";

    /// <summary>The VAE class.</summary>
    public const string VaeClass = "AutoencoderKLWan";

    /// <summary>The text encoder class.</summary>
    public const string TextEncoderClass = "UMT5EncoderModel";

    /// <summary>The image encoder class.</summary>
    public const string ImageEncoderClass = "CLIPVisionModel";

    /// <summary>Reads the family's own entries of <c>model_index.json</c> and opens their parts.</summary>
    /// <param name="folder">Full path of the model's folder.</param>
    /// <param name="index">Its <c>model_index.json</c>.</param>
    /// <exception cref="InvalidModelException">A part is missing or damaged.</exception>
    /// <exception cref="UnsupportedOptionException">A part is of a class that is not supported.</exception>
    internal static WanFolder Open(string folder, ModelConfig index)
    {
        var hasSecond = Has(index, "transformer_2", TransformerClass);
        var hasImages = Has(index, "image_encoder", ImageEncoderClass);
        var hasProcessor = Has(index, "image_processor", "CLIPImageProcessor", "CLIPImageProcessorFast", "CLIPImageProcessorPil");
        if (hasImages && !hasProcessor)
        {
            throw new InvalidModelException(index.Path, "names an \"image_encoder\" and no \"image_processor\".");
        }

        index.WithoutInfluence("boundary_ratio");
        if (hasSecond && !index.Has("boundary_ratio"))
        {
            throw new InvalidModelException(index.Path, "names a \"transformer_2\" and no \"boundary_ratio\".");
        }

        string Part(string name) => Path.Combine(folder, name);
        return new WanFolder(
            hasSecond ? ModelComponent.Open(Part("transformer_2"), TransformerClass) : null,
            hasSecond ? index.Number("boundary_ratio") : null,
            index.Boolean("expand_timesteps", false),
            hasImages ? ModelComponent.Open(Part("image_encoder"), ImageEncoderClass) : null,
            hasImages ? ModelConfig.Open(Path.Combine(Part("image_processor"), "preprocessor_config.json")) : null);
    }

    /// <summary>Whether the index names a part; absent and null mean that it does not.</summary>
    private static bool Has(ModelConfig index, string part, params string[] classes)
    {
        index.WithoutInfluence(part);
        if (!index.Has(part) || index.Is(part, "[null, null]"))
        {
            return false;
        }

        var entry = index.Texts(part);
        return entry.Length == 2 && classes.Contains(entry[1])
            ? true
            : throw new UnsupportedOptionException(index.Path, part, JsonSerializer.Serialize(entry), string.Join(" or ", classes));
    }
}
