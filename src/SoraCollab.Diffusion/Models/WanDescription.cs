using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Models;

/// <summary>What the architecture of a Wan model implies where its card says nothing.</summary>
internal static class WanDescription
{
    // Cells of 1280x720 pixels and 81 frames at 8 pixels a cell, the largest clip that the family was made for.
    private const int MostCells = 302_400;

    public static ModelDescription Read(ModelFolder folder, ModelCard? card, ModelHash hash)
    {
        CompressionRatios ratios = LatentGeometry.Read(folder.Vae).Ratios;
        WanTransformerConfig transformer = WanTransformerConfig.Parse(folder.Transformer.Config);
        if (folder.Wan!.ImageEncoder is not null || transformer.ImageChannels is not null)
        {
            throw new UnsupportedOptionException(folder.Path, "image_encoder", "a CLIP image encoder (Wan 2.1 image to video)", "Wan 2.2 image to video, or text to video");
        }

        bool fine = ratios.Space >= 16;
        ClipFormat native = card?.Native ?? (fine ? new ClipFormat(1280, 704, 121, 24) : new ClipFormat(832, 480, 81, 16));
        int multiple = ratios.Space * Math.Max(transformer.PatchHeight, transformer.PatchWidth);
        ModelLimits limits = card?.Limits ?? new ModelLimits { SizeMultiple = multiple, MinSize = multiple, FrameMultiple = ratios.Time, MaxFrameCount = fine ? 121 : 81, MaxTokens = MostCells };
        if (limits.SizeMultiple % multiple != 0 || limits.FrameMultiple % ratios.Time != 0)
        {
            throw new InvalidModelException(
                Path.Combine(folder.Path, ModelCard.FileName),
                $"limits.size_multiple {limits.SizeMultiple} and limits.frame_multiple {limits.FrameMultiple} must be multiples of the model's {multiple} pixels and {ratios.Time} frames.");
        }

        return new ModelDescription
        {
            Name = card?.Name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.Path)),
            Version = card?.Version,
            Licence = card?.Licence,
            Hash = hash.Of(folder.Path),
            Native = native,
            Formats = card?.Formats ?? [native],
            Limits = limits,
            Defaults = card?.Defaults ?? new SamplingDefaults { Steps = 50, GuidanceScale = 5 },
            MaxPromptTokens = card?.MaxPromptTokens ?? 512,
            MaskPromptPadding = card?.MaskPromptPadding ?? true,
            Coordinates = CoordinateConvention.Grid,
            ConditionPlacement = ConditionPlacement.InPlace,
            KnownFrames = transformer.InputChannels != transformer.OutputChannels ? KnownFrameSupport.FirstAndLast : folder.Wan.ExpandsTimesteps ? KnownFrameSupport.First : KnownFrameSupport.None,
            Schedule = NoiseSchedule.Linear,
            ConditionNoiseScale = 0,
            Decoding = new DecodingDefaults(),
            Vocabulary = card?.Vocabulary,
        };
    }
}
