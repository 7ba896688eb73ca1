using System.Diagnostics.CodeAnalysis;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>What a model accepts. Needs the description alone, so it can be asked before a model is loaded.</summary>
public static class VideoRequestRules
{
    /// <summary>Longest prompt in UTF-16 units.</summary>
    public const int MaxPromptLength = 2000;

    private const string Conditions = nameof(VideoRequest.Conditions);

    /// <summary>Checks a request.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed; the message names it and what is.</exception>
    public static void Check(VideoRequest request, ModelDescription model, LatentGeometry geometry)
    {
        if (string.IsNullOrWhiteSpace(request.Prompt))
        {
            Refuse(nameof(request.Prompt), "The prompt is empty. Describe what the shot shows.");
        }

        CheckText(nameof(request.Prompt), "prompt", request.Prompt);
        CheckText(nameof(request.NegativePrompt), "negative prompt", request.NegativePrompt ?? "");
        CheckFormat(request, model, geometry);
        int steps = request.Steps ?? model.Defaults.Steps;
        if (steps < 1 || steps > model.Limits.MaxSteps)
        {
            Refuse(nameof(request.Steps), $"{steps} steps were asked for; 1 to {model.Limits.MaxSteps} are allowed.");
        }

        double guidance = request.GuidanceScale ?? model.Defaults.GuidanceScale;
        if (!(guidance >= 1 && guidance <= model.Limits.MaxGuidanceScale))
        {
            Refuse(nameof(request.GuidanceScale), $"A guidance of {guidance} was asked for; 1 (none) to {model.Limits.MaxGuidanceScale} is allowed.");
        }

        CheckNoise(request, geometry);
        if (request.LowNoiseGuidanceScale is { } low && !(low >= 1 && low <= model.Limits.MaxGuidanceScale))
        {
            Refuse(nameof(request.LowNoiseGuidanceScale), $"A guidance of {low} at low noise was asked for; 1 (none) to {model.Limits.MaxGuidanceScale} is allowed.");
        }

        KnownFrameRules.Check(request, model);
        CheckSource(request, steps, model.Limits, geometry);
        foreach (FrameCondition condition in request.Conditions)
        {
            CheckCondition(condition, request, model, geometry);
        }

        if (request.Resume is { } resume && (resume.StepIndex < 0 || resume.StepIndex > (request.Source?.StepsOf(steps) ?? steps) || resume.Latents.Length % geometry.Channels != 0))
        {
            Refuse(nameof(request.Resume), $"A checkpoint after {resume.StepIndex} steps with {resume.Latents.Length} values does not belong to a run of {steps} steps with {geometry.Channels} channels.");
        }
    }

    private static void CheckText(string parameter, string name, string text)
    {
        if (text.Length > MaxPromptLength)
        {
            Refuse(parameter, $"The {name} has {text.Length} characters; at most {MaxPromptLength} are allowed.");
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                Refuse(parameter, $"The {name} holds half of a character at position {i + 1}; it must be valid Unicode.");
            }
        }
    }

    private static void CheckFormat(VideoRequest request, ModelDescription model, LatentGeometry geometry)
    {
        ModelLimits limits = model.Limits;
        foreach ((string parameter, string name, int size) in new[] { (nameof(request.Width), "width", request.Width), (nameof(request.Height), "height", request.Height) })
        {
            if (size < limits.MinSize || size > limits.MaxSize || size % limits.SizeMultiple != 0)
            {
                Refuse(parameter, $"A {name} of {size} was asked for; {model.Name} makes multiples of {limits.SizeMultiple} from {limits.MinSize} to {limits.MaxSize}.");
            }
        }

        if (request.FrameCount < 1 || request.FrameCount > limits.MaxFrameCount || (request.FrameCount - 1) % limits.FrameMultiple != 0)
        {
            Refuse(nameof(request.FrameCount), $"{request.FrameCount} frames were asked for; {model.Name} makes a multiple of {limits.FrameMultiple} plus one, at most {limits.MaxFrameCount}.");
        }

        if (!(request.FrameRate >= limits.MinFrameRate && request.FrameRate <= limits.MaxFrameRate))
        {
            Refuse(nameof(request.FrameRate), $"{request.FrameRate} frames per second were asked for; {limits.MinFrameRate} to {limits.MaxFrameRate} are allowed.");
        }

        int tokens = geometry.ShapeOf(request.Width, request.Height, request.FrameCount).TokenCount;
        if (tokens > limits.MaxTokens)
        {
            Refuse(nameof(request.FrameCount), $"{request.Width}x{request.Height} pixels and {request.FrameCount} frames make {tokens} latent tokens; {model.Name} takes at most {limits.MaxTokens}. Ask for fewer frames or a smaller picture.");
        }
    }

    private static void CheckNoise(VideoRequest request, LatentGeometry geometry)
    {
        LatentShape shape = geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        if (request.InitialNoise is { } noise && noise.Length != shape.ValueCount)
        {
            Refuse(nameof(request.InitialNoise), $"The initial noise has {noise.Length} values; this clip has {shape.ValueCount} [{shape.Channels}, {shape.Frames}, {shape.Rows}, {shape.Columns}].");
        }

        if (request.InitialNoise?.Any(value => !float.IsFinite(value)) == true)
        {
            Refuse(nameof(request.InitialNoise), "The initial noise holds values that are no finite numbers.");
        }
    }

    private static void CheckSource(VideoRequest request, int steps, ModelLimits limits, LatentGeometry geometry)
    {
        if (request.Source is not { } source)
        {
            return;
        }

        LatentShape shape = geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        if (source.Latents.Length != shape.ValueCount || source.Latents.Any(value => !float.IsFinite(value)))
        {
            Refuse(nameof(request.Source), $"The source has {source.Latents.Length} latent values; this clip has {shape.ValueCount}, all finite numbers.");
        }

        if (!(source.Strength > 0 && source.Strength <= 1) || source.StepsOf(steps) < 1)
        {
            Refuse(nameof(request.Source), $"A change of strength {source.Strength} in {steps} steps was asked for; above 0 and at most 1 is allowed, and at least one whole step.");
        }

        if (source.Edit is { } edit)
        {
            CheckEdit(edit, source, request, steps, limits);
        }
    }

    private static void CheckEdit(FlowEdit edit, SourceLatents source, VideoRequest request, int steps, ModelLimits limits)
    {
        if (string.IsNullOrWhiteSpace(edit.SourcePrompt))
        {
            Refuse(nameof(request.Source), "An edit needs to know what its source shows; the description is empty.");
        }

        CheckText(nameof(request.Source), "description of the source", edit.SourcePrompt);
        if (edit.Averages is < 1 or > FlowEdit.MostAverages)
        {
            Refuse(nameof(request.Source), $"An edit that averages over {edit.Averages} noises was asked for; 1 to {FlowEdit.MostAverages} are allowed.");
        }

        if (!(edit.LeastStrength >= 0 && edit.LeastStrength < source.Strength) || edit.PlainStepsOf(steps) >= source.StepsOf(steps))
        {
            Refuse(nameof(request.Source), $"An edit that denoises plainly from {edit.LeastStrength} on was asked for; from 0 to below its strength of {source.Strength} is allowed, and at least one whole step between.");
        }

        if (!(edit.SourceGuidance >= 1 && edit.SourceGuidance <= limits.MaxGuidanceScale))
        {
            Refuse(nameof(request.Source), $"A guidance of {edit.SourceGuidance} by the source's prompt was asked for; 1 (none) to {limits.MaxGuidanceScale} is allowed.");
        }

        if (request.Conditions.Any(condition => condition.Latents is null && condition.FrameIndex > 0))
        {
            Refuse(nameof(request.Conditions), "An edit keeps the frames of its source; pictures cannot be held beside it. Give latents, or a picture at frame 0.");
        }
    }

    private static void CheckCondition(FrameCondition condition, VideoRequest request, ModelDescription model, LatentGeometry geometry)
    {
        if ((condition.Rgb24 is null) == (condition.Latents is null))
        {
            Refuse(Conditions, "A condition has both pictures and latents, or neither; one of them is needed.");
        }

        if (condition.Latents is null)
        {
            CheckPictures(condition, request, model.Limits.FrameMultiple);
        }
        else
        {
            CheckLatents(condition.Latents, condition.FrameIndex, geometry.ShapeOf(request.Width, request.Height, request.FrameCount), geometry.Ratios.Time);
        }

        if (!(condition.Strength > 0 && condition.Strength <= 1))
        {
            Refuse(Conditions, $"A condition has the strength {condition.Strength}; above 0 and at most 1 is allowed.");
        }
    }

    private static void CheckPictures(FrameCondition condition, VideoRequest request, int multiple)
    {
        if (condition.FrameCount < 1 || (condition.FrameCount - 1) % multiple != 0)
        {
            Refuse(Conditions, $"A condition has {condition.FrameCount} frames; one, or a multiple of {multiple} plus one, are allowed.");
        }

        long bytes = (long)condition.FrameCount * request.Width * request.Height * 3;
        if (condition.Rgb24!.Length != bytes)
        {
            Refuse(Conditions, $"A condition of {condition.FrameCount} frames has {condition.Rgb24.Length} bytes; {request.Width}x{request.Height} pixels in RGB are {bytes}.");
        }

        int last = request.FrameCount - condition.FrameCount;
        if (condition.FrameIndex < 0 || condition.FrameIndex > last || condition.FrameIndex % multiple != 0)
        {
            Refuse(Conditions, $"A condition of {condition.FrameCount} frames begins at frame {condition.FrameIndex}; multiples of {multiple} from 0 to {Math.Max(0, last)} are allowed.");
        }
    }

    private static void CheckLatents(float[] latents, int frameIndex, LatentShape clip, int ratio)
    {
        int frameValues = clip.Channels * clip.FrameTokenCount;
        if (latents.Length == 0 || latents.Length % frameValues != 0 || latents.Any(value => !float.IsFinite(value)))
        {
            Refuse(Conditions, $"A condition has {latents.Length} latent values; a multiple of {frameValues} [{clip.Channels}, frames, {clip.Rows}, {clip.Columns}], all finite numbers, is needed.");
        }

        int first = (frameIndex + ratio - 1) / ratio;
        if (frameIndex < 0 || (frameIndex > 0 && (frameIndex - 1) % ratio != 0) || first + (latents.Length / frameValues) > clip.Frames)
        {
            Refuse(Conditions, $"{latents.Length / frameValues} latent frames begin at frame {frameIndex}; 0 or a multiple of {ratio} plus one is allowed, and the clip has {clip.Frames} latent frames.");
        }
    }

    [DoesNotReturn]
    private static void Refuse(string parameter, string message) => throw new InvalidVideoRequestException(parameter, message);
}
