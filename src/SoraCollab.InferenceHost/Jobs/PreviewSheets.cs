using SoraCollab.Core.Hosting;
using SoraCollab.InferenceHost.Direction;
using SoraCollab.Media.Previews;

namespace SoraCollab.InferenceHost.Jobs;

/// <summary>Makes the picture that a preview travels as.</summary>
internal static class PreviewSheets
{
    private const string ContentType = "image/jpeg";

    /// <summary>Width of a frame that a card or the player can show without it looking like stamps.</summary>
    private const int WantedWidth = 256;

    private static readonly int[] Qualities = [80, 60, 40];

    /// <summary>Tiles the predicted clip of a step, as large as is wanted and allowed.</summary>
    /// <param name="lease">The job.</param>
    /// <param name="step">The step.</param>
    public static JobPreview Make(JobLease lease, DirectionStep step)
    {
        var sheet = Fit(step);
        var format = lease.Order.Format;
        return new JobPreview
        {
            JobId = lease.JobId,
            LeaseToken = lease.LeaseToken,
            Step = step.Step,
            StepCount = step.StepCount,
            ContentType = ContentType,
            Sheet = sheet.Image,
            Columns = sheet.Columns,
            Rows = sheet.Rows,
            FrameCount = sheet.FrameCount,
            FrameWidth = sheet.FrameWidth,
            FrameHeight = sheet.FrameHeight,
            FrameRate = sheet.FrameCount * format.FrameRate / step.PreviewFrameCount,
        };
    }

    private static SpriteSheet Fit(DirectionStep step)
    {
        var clip = step.Preview;
        var scale = Math.Max(1, (WantedWidth + clip.Width - 1) / clip.Width);
        while (true)
        {
            SpriteSheet? sheet = null;
            foreach (var quality in Qualities)
            {
                sheet = SpriteSheet.Create(clip.Rgb24, clip.Width, clip.Height, clip.FrameCount, scale, quality);
                if (sheet.Image.Length <= HostProtocol.MaximumPreviewBytes) return sheet;
            }

            if (scale == 1) throw new InvalidOperationException($"A preview of {sheet!.Image.Length} bytes is larger than the {HostProtocol.MaximumPreviewBytes} allowed.");
            scale = (scale + 1) / 2;
        }
    }
}
