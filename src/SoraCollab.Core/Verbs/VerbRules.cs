using System.Globalization;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Verbs;

/// <summary>
/// What each verb makes and what it may be asked. Frames of footage are counted at the shot's frame rate, see
/// <see cref="Footage.FrameCountAt"/>. Counts that are no multiple of the model's are allowed wherever the verb has footage: a
/// host denoises whole windows and leaves away what is over.
/// </summary>
public static class VerbRules
{
    /// <summary>Most pictures that one take is held by.</summary>
    public const int MaximumPictures = 16;

    /// <summary>Longest side in pixels of an enlarged take.</summary>
    public const int MaximumUpscaledSize = 4096;

    /// <summary>Most pixels of a still: 2048 x 2048, or as many in another shape.</summary>
    public const int MaximumPixels = 2048 * 2048;

    /// <summary>Longest description of what an edited take shows, in UTF-16 units.</summary>
    public const int MaximumSourcePromptLength = 2000;

    /// <summary>The format of the take that a verb makes of a shot.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="shot">The format of the shot.</param>
    public static ShotFormat FormatOf(TakeVerb verb, ShotFormat shot) => verb switch
    {
        StillTake still => shot with { FrameCount = 1, Width = still.Width ?? shot.Width, Height = still.Height ?? shot.Height },
        RemixTake remix => shot with { FrameCount = remix.Source.FrameCountAt(shot.FrameRate) },
        ExtendTake extend => shot with { FrameCount = extend.FramesBefore + extend.Source.FrameCountAt(shot.FrameRate) + extend.FramesAfter },
        // Neither end is shown twice: the last frame leads into the first as any other does.
        LoopTake { PlaysBack: true } loop => shot with { FrameCount = Math.Max(1, 2 * (loop.Source.FrameCountAt(shot.FrameRate) - 1)) },
        LoopTake loop => shot with { FrameCount = loop.Source.FrameCountAt(shot.FrameRate) },
        JoinTake join => shot with { FrameCount = join.FrameCount },
        RecutTake recut => shot with { FrameCount = recut.FramesBefore + (recut.KeepTo - recut.KeepFrom) + recut.FramesAfter },
        UpscaleTake { Source: var source, Factor: var factor } => new(source.Width * factor, source.Height * factor, source.FrameCount, source.FrameRate),
        InterpolateTake { Source: var source, Factor: var factor } =>
            new(source.Width, source.Height, ((source.FrameCount - 1) * factor) + 1, source.FrameRate * factor),
        _ => shot,
    };

    /// <summary>Throws unless the model can do this to a shot.</summary>
    /// <param name="verb">What is asked.</param>
    /// <param name="format">The format of the shot; <see cref="FormatOf"/> tells that of the take.</param>
    /// <param name="model">The model to make it with.</param>
    /// <exception cref="InvalidVerbException">A value of the verb is not allowed; the message says what is.</exception>
    /// <exception cref="InvalidFormatException">The model cannot make the take's format; the message says what it can.</exception>
    public static void Check(TakeVerb verb, ShotFormat format, ModelInfo model)
    {
        Demand(model.Verbs.Contains(verb.Name), $"The model {model.Name} cannot {Say(verb)} on any host that offers it. It can: {string.Join(", ", model.Verbs)}.");
        foreach (var source in verb.Sources) Check(source);
        switch (verb)
        {
            case PictureTake pictures:
                Check(pictures, format, model);
                break;
            case RemixTake remix:
                CheckStrength("change of a remix", remix.Strength);
                if (remix.Edit is { } edit) Check(edit, remix.Strength, model);
                break;
            case ExtendTake extend:
                CheckNew(extend.FramesBefore, extend.FramesAfter);
                Demand(extend.FramesBefore + extend.FramesAfter > 0, $"Say how many frames to add before or after the clip: 0 and 0 add nothing.");
                break;
            case LoopTake loop:
                var length = loop.Source.FrameCountAt(format.FrameRate);
                Demand(length >= 3, $"A loop needs a clip of at least 3 frames; this one has {length}.");
                Demand(loop.PlaysBack || loop.SeamFrames >= 2 && loop.SeamFrames < length, $"A seam of {loop.SeamFrames} frames is not allowed: for a clip of {length} frames it must be from 2 to {length - 1}.");
                break;
            case JoinTake join:
                Check(join, format);
                break;
            case RecutTake recut:
                Check(recut, format);
                break;
            case UpscaleTake upscale:
                CheckFactor(upscale.Factor, "An enlargement");
                break;
            case InterpolateTake interpolate:
                CheckFactor(interpolate.Factor, "A frame rate");
                Demand(interpolate.Source.FrameCount >= 2, $"One frame has no frames in between: choose a clip.");
                break;
        }
        CheckResult(verb, FormatOf(verb, format), model);
    }

    private static void CheckResult(TakeVerb verb, ShotFormat result, ModelInfo model)
    {
        switch (verb)
        {
            case UpscaleTake:
                Demand(result.Width <= MaximumUpscaledSize && result.Height <= MaximumUpscaledSize,
                    $"The enlarged take would have {result.Width} x {result.Height} pixels; at most {MaximumUpscaledSize} on a side are allowed.");
                break;
            case InterpolateTake:
                Demand(result.FrameRate <= ShotFormatRules.MaximumFrameRate,
                    $"The take would play {result.FrameRate} frames per second; at most {ShotFormatRules.MaximumFrameRate} are allowed.");
                break;
            case StillTake:
                Demand((long)result.Width * result.Height <= MaximumPixels, $"A still of {result.Width} x {result.Height} is not allowed: it may have 2048 x 2048 pixels, or as many in another shape.");
                model.CheckStill(result, MaximumUpscaledSize);
                break;
            case NewTake or PictureTake:
                model.Check(result);
                break;
            default:
                model.CheckAnyLength(result);
                break;
        }
    }

    private static void Check(PictureTake verb, ShotFormat format, ModelInfo model)
    {
        Demand(verb.Pictures.Count is >= 1 and <= MaximumPictures, $"{verb.Pictures.Count} pictures are not allowed: choose 1 to {MaximumPictures}.");
        foreach (var picture in verb.Pictures)
        {
            CheckStrength("hold on a picture", picture.Strength);
            var count = picture.Footage.FrameCountAt(format.FrameRate);
            Demand(picture.FootageFrame >= 0 && picture.FootageFrame < count, $"Frame {picture.FootageFrame} of the footage is not there: it has frames 0 to {count - 1}.");
            Demand(picture.AtFrame >= 0 && picture.AtFrame < format.FrameCount && picture.AtFrame % model.FrameMultiple == 0,
                $"A picture cannot stand at frame {picture.AtFrame}: the model {model.Name} takes multiples of {model.FrameMultiple} from 0 to {format.FrameCount - 1}.");
        }
        if (verb.Pictures.GroupBy(picture => picture.AtFrame).FirstOrDefault(at => at.Count() > 1) is { } twice)
            throw new InvalidVerbException($"{twice.Count()} pictures stand at frame {twice.Key}: each frame takes one.");
    }

    private static void Check(FlowEditing edit, double strength, ModelInfo model)
    {
        Demand(!string.IsNullOrWhiteSpace(edit.SourcePrompt), $"Say what the take shows now: an edit goes from there to the new prompt.");
        Demand(edit.SourcePrompt.Length <= MaximumSourcePromptLength, $"What the take shows has {edit.SourcePrompt.Length} characters; at most {MaximumSourcePromptLength} are allowed.");
        Demand(edit.Averages is >= 1 and <= FlowEditing.MostAverages, $"An edit cannot average over {edit.Averages} noises: choose 1 to {FlowEditing.MostAverages}.");
        Demand(edit.LeastStrength >= 0 && edit.LeastStrength < strength, $"An edit cannot follow the new prompt alone from {edit.LeastStrength} on: it must be from 0 to below its strength, {strength}.");
        Demand(edit.SourceGuidance >= 1 && edit.SourceGuidance <= model.MaximumGuidanceScale, $"A guidance of {edit.SourceGuidance} by what the take shows is not allowed: it must be from 1 to {model.MaximumGuidanceScale}.");
    }

    private static void Check(JoinTake join, ShotFormat format)
    {
        var most = Math.Min(join.From.FrameCountAt(format.FrameRate), join.To.FrameCountAt(format.FrameRate));
        Demand(join.FrameCount >= 1, $"A bridge of {join.FrameCount} frames is not allowed: it needs at least 1.");
        Demand(join.FramesEachSide >= 1 && join.FramesEachSide <= most, $"{join.FramesEachSide} frames of each clip cannot be seen: for these clips choose 1 to {most}.");
        Demand(Enum.IsDefined(join.Curve.Shape), $"The curve {join.Curve.Shape} is unknown: choose one of {string.Join(", ", Enum.GetNames<InfluenceShape>())}.");
        foreach (var point in new[] { join.Curve.First, join.Curve.Second })
            Demand(point is { X: >= 0 and <= 1, Y: >= 0 and <= 1 }, $"The curve's point ({point.X}, {point.Y}) is not allowed: both numbers must be from 0 to 1.");
    }

    private static void Check(RecutTake recut, ShotFormat format)
    {
        var count = recut.Source.FrameCountAt(format.FrameRate);
        Demand(recut.KeepFrom >= 0 && recut.KeepFrom < recut.KeepTo && recut.KeepTo <= count,
            $"Frames {recut.KeepFrom} to {recut.KeepTo} cannot be kept: the clip has {count}, and at least one must be kept.");
        CheckNew(recut.FramesBefore, recut.FramesAfter);
        Demand(recut.FramesBefore + recut.FramesAfter > 0, $"Say how many frames to make before or after the kept ones: 0 and 0 make nothing.");
    }

    private static void Check(Footage source)
    {
        Demand(MediaHash.IsWellFormed(source.MediaHash), $"\"{source.MediaHash}\" names no file: it must be a SHA-256 in lower-case hexadecimal.");
        Demand(source.Width >= 1 && source.Height >= 1 && source.FrameCount >= 1, $"Footage of {source.Width} x {source.Height} pixels and {source.FrameCount} frames is empty.");
        Demand(double.IsFinite(source.FrameRate) && source.FrameRate > 0, $"Footage of {source.FrameRate} frames per second cannot be played: it must be above 0.");
    }

    // Against an overflow in sums of frames; the take's length is checked later.
    private static void CheckNew(int before, int after)
    {
        foreach (var count in new[] { before, after })
            Demand(count is >= 0 and <= 1_000_000, $"{count} new frames are not allowed: it must be 0 or more.");
    }

    private static void CheckStrength(string what, double strength) =>
        Demand(strength is > 0 and <= 1, $"A {what} of {strength} is not allowed: it must be above 0 and at most 1.");

    private static void CheckFactor(int factor, string what) => Demand(factor is 2 or 4, $"{what} of {factor} times is not allowed: choose 2 or 4.");

    private static string Say(TakeVerb verb) => verb switch
    {
        NewTake => "make a take from text",
        PictureTake => "make a take from pictures",
        RemixTake => "remix a clip",
        ExtendTake => "extend a clip",
        LoopTake => "make a loop",
        JoinTake => "join clips",
        RecutTake => "cut a clip anew",
        StillTake => "make a still",
        UpscaleTake => "enlarge a clip",
        InterpolateTake => "make frames in between",
        _ => $"do \"{verb.Name}\"",
    };

    private static void Demand(bool fits, FormattableString otherwise)
    {
        if (!fits) throw new InvalidVerbException(otherwise.ToString(CultureInfo.InvariantCulture));
    }
}
