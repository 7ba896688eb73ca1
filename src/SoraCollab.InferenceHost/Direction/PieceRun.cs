using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Makes the pieces of a take one after the other; steps and checkpoints are told as those of one run.</summary>
/// <param name="clips">Makes clips.</param>
/// <param name="progress">Told after each step.</param>
/// <param name="resume">Where an earlier run of the same pieces got to.</param>
internal sealed class PieceRun(LongVideoPipeline clips, IProgress<DirectionStep>? progress, DirectionCheckpoint? resume)
{
    /// <summary>Makes all pieces.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyList<GeneratedVideo> Make(IReadOnlyList<LongVideoRequest> pieces, CancellationToken cancellationToken)
    {
        foreach (var piece in pieces) clips.Validate(piece);
        if (resume is { } saved && saved.Pieces.Count > pieces.Count)
            throw new InvalidVideoRequestException(nameof(LongVideoRequest.Resume), $"A checkpoint of {saved.Pieces.Count} pieces does not belong to a take of {pieces.Count}.");
        var total = pieces.Sum(clips.StepCount);
        var done = new List<LongVideoCheckpoint>();
        var videos = new List<GeneratedVideo>();
        var before = 0;
        foreach (var piece in pieces)
        {
            var (finished, stepsBefore) = (done.ToArray(), before);
            var told = new ImmediateProgress<LongVideoStep>(step => progress?.Report(new DirectionStep(
                stepsBefore + step.Step, total, step.Preview, Math.Min(step.PreviewFrameCount, piece.Clip.FrameCount), new DirectionCheckpoint([.. finished, step.Checkpoint]), step.Duration) { Sigma = step.Sigma }));
            var video = clips.Generate(piece with { Resume = resume?.Pieces.ElementAtOrDefault(videos.Count) }, told, null, cancellationToken);
            videos.Add(video);
            done.Add(new LongVideoCheckpoint(clips.Plan(piece).Count, video.Latents, new DenoisingCheckpoint(0, [])));
            before += clips.StepCount(piece);
        }

        return videos;
    }
}
