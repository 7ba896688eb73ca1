using MessagePack;
using SoraCollab.Core;
using SoraCollab.Core.Hosting;

namespace SoraCollab.Web.Previews;

/// <summary>
/// One sprite sheet of the predicted clip as a browser gets it: frames in rows, left to right, encoded as WebP or JPEG.
/// Keys are spelt for JavaScript.
/// </summary>
[MessagePackObject]
public sealed record PreviewFrame
{
    [Key("jobId")] public required string JobId { get; init; }
    [Key("projectId")] public required string ProjectId { get; init; }
    [Key("shotId")] public required string ShotId { get; init; }

    /// <summary>Denoising steps done when this was predicted, from 1.</summary>
    [Key("step")] public required int Step { get; init; }
    [Key("stepCount")] public required int StepCount { get; init; }
    [Key("columns")] public required int Columns { get; init; }
    [Key("rows")] public required int Rows { get; init; }
    [Key("frameCount")] public required int FrameCount { get; init; }

    /// <summary>Pixels of one frame within the sheet.</summary>
    [Key("frameWidth")] public required int FrameWidth { get; init; }
    [Key("frameHeight")] public required int FrameHeight { get; init; }

    /// <summary>Speed at which the sheet's frames show the clip in its own time.</summary>
    [Key("framesPerSecond")] public required double FramesPerSecond { get; init; }
    [Key("contentType")] public required string ContentType { get; init; }
    [Key("bytes")] public required byte[] Bytes { get; init; }

    /// <summary>A host's preview, addressed.</summary>
    public static PreviewFrame Of(JobPreview preview, ProjectId project, ShotId shot) => new()
    {
        JobId = preview.JobId.ToString(),
        ProjectId = project.ToString(),
        ShotId = shot.ToString(),
        Step = preview.Step,
        StepCount = preview.StepCount,
        Columns = preview.Columns,
        Rows = preview.Rows,
        FrameCount = preview.FrameCount,
        FrameWidth = preview.FrameWidth,
        FrameHeight = preview.FrameHeight,
        FramesPerSecond = preview.FrameRate,
        ContentType = preview.ContentType,
        Bytes = preview.Sheet,
    };
}
