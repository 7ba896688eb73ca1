using System.Text.Json;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Models;

/// <summary>A model as the rest of the studio sees it: what it is called, what may be asked of it, and which weights it has.</summary>
public sealed record ModelDescription
{
    /// <summary>The name shown to people.</summary>
    public required string Name { get; init; }

    /// <summary>The version shown to people, where the card says so.</summary>
    public string? Version { get; init; }

    /// <summary>The licence of the weights, where the card says so.</summary>
    public string? Licence { get; init; }

    /// <summary>SHA-256 over the files that decide the pictures, 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>The format the model was trained on most.</summary>
    public required ClipFormat Native { get; init; }

    /// <summary>Formats to offer, best first.</summary>
    public required IReadOnlyList<ClipFormat> Formats { get; init; }

    /// <summary>
    /// Frames of the clip that a still is taken from: the fewest of <see cref="Formats"/>, for a model that has only ever seen clips
    /// makes a poor single picture; 1 where there is no card to say so.
    /// </summary>
    public int StillFrameCount { get; init; } = 1;

    /// <summary>Which requests are accepted.</summary>
    public required ModelLimits Limits { get; init; }

    /// <summary>Steps, guidance and negative prompt.</summary>
    public required SamplingDefaults Defaults { get; init; }

    /// <summary>Tokens that a prompt is cut to, the end token counted.</summary>
    public required int MaxPromptTokens { get; init; }

    /// <summary>
    /// Whether the text encoder looks away from padding; diffusers' LTXConditionPipeline has it do so, its LTXPipeline does
    /// not, and the prompt's vectors differ. The transformer never sees padding.
    /// </summary>
    public required bool MaskPromptPadding { get; init; }

    /// <summary>How latent frames lie in time.</summary>
    public required CoordinateConvention Coordinates { get; init; }

    /// <summary>Where pictures that are known after the first frame stand: beside the clip for LTXConditionPipeline, in place for others.</summary>
    public required ConditionPlacement ConditionPlacement { get; init; }

    /// <summary>Which known frames the model takes.</summary>
    public KnownFrameSupport KnownFrames { get; init; } = KnownFrameSupport.Anywhere;

    /// <summary>How noise levels are spread.</summary>
    public required NoiseSchedule Schedule { get; init; }

    /// <summary>
    /// How much firmly held frames are shaken while the rest is still noisy (times the square of the noise level), which
    /// keeps what follows moving; 0.15 in diffusers' LTXConditionPipeline, 0 in its others.
    /// </summary>
    public required double ConditionNoiseScale { get; init; }

    /// <summary>Values for decoders with a timestep.</summary>
    public required DecodingDefaults Decoding { get; init; }

    /// <summary>What the model knows to draw, where its card says so.</summary>
    public JsonElement? Vocabulary { get; init; }

    /// <summary>Reads a model folder: its card, and for what that leaves out the configuration files.</summary>
    /// <param name="modelFolder">A folder in the layout of Hugging Face diffusers.</param>
    /// <param name="hash">Where hashes of unchanged files are remembered.</param>
    /// <exception cref="InvalidModelException">The folder is no model of a kind that is known here.</exception>
    public static ModelDescription Read(string modelFolder, ModelHash hash)
    {
        return Read(ModelFolder.Open(modelFolder), hash);
    }

    /// <summary>Reads an open model folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="hash">Where hashes of unchanged files are remembered.</param>
    /// <exception cref="InvalidModelException">Its card is damaged, or does not go with the model.</exception>
    internal static ModelDescription Read(ModelFolder folder, ModelHash hash)
    {
        string modelFolder = folder.Path;
        ModelCard? card = ModelCard.Read(modelFolder);
        if (folder.Wan is not null)
        {
            return WanDescription.Read(folder, card, hash);
        }

        CompressionRatios ratios = LatentGeometry.Read(folder.Vae).Ratios;
        ClipFormat native = card?.Native ?? new ClipFormat(22 * ratios.Space, 15 * ratios.Space, (15 * ratios.Time) + 1, 25);
        ModelLimits limits = card?.Limits ?? new ModelLimits { SizeMultiple = ratios.Space, MinSize = ratios.Space, FrameMultiple = ratios.Time };
        if (limits.SizeMultiple % ratios.Space != 0 || limits.FrameMultiple % ratios.Time != 0)
        {
            throw new InvalidModelException(
                Path.Combine(modelFolder, ModelCard.FileName),
                $"limits.size_multiple {limits.SizeMultiple} and limits.frame_multiple {limits.FrameMultiple} must be multiples of the autoencoder's {ratios.Space} pixels and {ratios.Time} frames.");
        }

        bool conditioned = folder.PipelineClass == "LTXConditionPipeline";
        return new ModelDescription
        {
            Name = card?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(modelFolder))),
            Version = card?.Version,
            Licence = card?.Licence,
            Hash = hash.Of(modelFolder),
            Native = native,
            Formats = card?.Formats ?? [native],
            StillFrameCount = card?.Formats is { Count: > 0 } known ? known.Min(format => format.FrameCount) : 1,
            Limits = limits,
            Defaults = card?.Defaults ?? new SamplingDefaults(),
            MaxPromptTokens = card?.MaxPromptTokens ?? (conditioned ? 256 : 128),
            MaskPromptPadding = card?.MaskPromptPadding ?? conditioned,
            Coordinates = card?.Coordinates ?? (conditioned ? CoordinateConvention.Causal : CoordinateConvention.Grid),
            ConditionPlacement = card?.ConditionPlacement ?? (conditioned ? ConditionPlacement.Beside : ConditionPlacement.InPlace),
            Schedule = card?.Schedule ?? (conditioned ? NoiseSchedule.LinearQuadratic : NoiseSchedule.Linear),
            ConditionNoiseScale = card?.ConditionNoiseScale ?? (conditioned ? 0.15 : 0),
            Decoding = card?.Decoding ?? new DecodingDefaults(),
            Vocabulary = card?.Vocabulary,
        };
    }
}
