using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Decoding;
using SoraCollab.Media.Previews;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Prompts;

/// <summary>Says in a caption what a take shows: the language model looks at some of its frames.</summary>
public sealed class TakeDescriber(PromptModel model, IMediaStore media, IOptions<MediaOptions> options)
{
    private const int FramesShown = 6;
    private const int LongestSide = 512;

    /// <summary>Whether there is a model that can look at pictures.</summary>
    public bool CanDescribe => model.SeesPictures;

    /// <summary>Describes a take.</summary>
    /// <exception cref="PromptModelException">The model gave no answer that can be used.</exception>
    /// <exception cref="SoraCollab.Core.StudioException">The clip is missing.</exception>
    /// <exception cref="MediaToolException">The clip cannot be read.</exception>
    public async Task<string> DescribeAsync(Take take, CancellationToken cancellationToken = default)
    {
        var format = take.Recipe.Format;
        var seconds = format.FrameCount / format.FrameRate;
        var frames = await FramesAsync(take, seconds, cancellationToken);
        var question = string.Create(CultureInfo.InvariantCulture, $"These are {frames.Count} frames, evenly spaced, of a film of {seconds:0.0} seconds.");
        List<AIContent> shown = [new TextContent(question), .. frames.Select(frame => new DataContent(frame, "image/jpeg"))];
        const string instruction = """
            You caption films for a text-to-video model. Say in one paragraph what the film shows: subject, action from beginning to end,
            setting, time of day, light, camera, style. Only what can be seen. Answer with the caption alone, without quotation marks.
            """;
        return PromptAnswer.Paragraph(await model.AskAsync(instruction, shown, cancellationToken), model.Name);
    }

    private async Task<IReadOnlyList<byte[]>> FramesAsync(Take take, double seconds, CancellationToken cancellationToken)
    {
        var format = take.Recipe.Format;
        var scale = Math.Min(1.0, (double)LongestSide / Math.Max(format.Width, format.Height));
        var (width, height) = (Even(format.Width * scale), Even(format.Height * scale));
        var count = Math.Min(FramesShown, format.FrameCount);
        var target = new FrameTarget(width, height, format.FrameCount == 1 ? null : count / seconds, count);
        var file = await media.GetPathAsync(take.Media.ClipHash, cancellationToken);
        var rgb = await new FrameDecoder(FfmpegTools.Find(options.Value.FfmpegFolder)).DecodeAsync(file, target, cancellationToken);
        var size = width * height * 3;
        return [.. Enumerable.Range(0, rgb.Length / size).Select(index => SpriteSheet.Create(rgb.AsSpan(index * size, size), width, height, 1).Image)];
    }

    private static int Even(double pixels) => Math.Max(2, (int)Math.Round(pixels / 2) * 2);
}
