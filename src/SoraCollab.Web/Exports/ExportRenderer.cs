using Microsoft.Extensions.Options;
using SoraCollab.Core.Storyboards;
using SoraCollab.Media.Export;
using SoraCollab.Media.Tools;
using SoraCollab.Web.Configuration;
using SoraCollab.Web.Hosting;

namespace SoraCollab.Web.Exports;

/// <summary>Has FFmpeg render a film into a file.</summary>
public sealed class ExportRenderer(ExportPlanner planner, StudioHealth health, IOptions<MediaOptions> options)
{
    /// <summary>Whether rendering can begin.</summary>
    /// <exception cref="ExportRefusedException">The format is out of range, FFmpeg is missing or the disk is full.</exception>
    public void DemandReady(SequenceFormat format)
    {
        try
        {
            format.Check();
        }
        catch (ArgumentOutOfRangeException wrong)
        {
            throw new ExportRefusedException(wrong.Message.Split(" (Parameter", 2)[0]);
        }
        health.Check();
        if (health.Messages.FirstOrDefault(message => message.Code is "ffmpeg-missing" or "disk-full") is { } trouble)
            throw new ExportRefusedException(trouble.Text);
    }

    /// <summary>Renders; nothing is left at <paramref name="file"/> after a failure or a cancellation.</summary>
    public async Task RenderAsync(Storyboard storyboard, SequenceFormat format, string file, Action<double> onProgress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var clips = await planner.GatherAsync(storyboard, cancellationToken);
        var export = new SequenceExport(FfmpegTools.Find(options.Value.FfmpegFolder));
        await export.RenderAsync(clips, format, file, new Reporter(onProgress), cancellationToken);
    }

    // Progress<T> posts to another thread and could report after the end.
    private sealed class Reporter(Action<double> onProgress) : IProgress<double>
    {
        public void Report(double value) => onProgress(value);
    }
}
