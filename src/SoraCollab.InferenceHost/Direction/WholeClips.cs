using SoraCollab.Core.Jobs;
using SoraCollab.Core.Verbs;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.LongVideos;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Takes of models that see the whole of a clip at once: new ones, and ones around a first and a last picture.</summary>
/// <param name="pipeline">The model.</param>
internal sealed class WholeClips(TextToVideoPipeline pipeline)
{
    /// <summary>What such a model can do.</summary>
    public static IReadOnlyList<string> Verbs(KnownFrameSupport known) => known switch
    {
        KnownFrameSupport.None => [NewTake.Kind],
        KnownFrameSupport.First => [NewTake.Kind, PictureTake.Kind],
        _ => [PictureTake.Kind],
    };

    /// <summary>Makes a take.</summary>
    /// <exception cref="InvalidVideoRequestException">A value is not allowed.</exception>
    /// <exception cref="JobRefusedException">The model cannot do the verb.</exception>
    public GeneratedVideo Make(
        JobOrder order, IReadOnlyDictionary<Footage, KnownFrames> footage, IProgress<DirectionStep>? progress, DirectionCheckpoint? resume, CancellationToken cancellationToken)
    {
        if (order.Beats.Count > 0) throw new JobRefusedException($"{pipeline.Model.Name} makes a clip from one prompt; timed prompts need a model of the LTX-Video family.");
        var conditions = order.Verb switch
        {
            NewTake => [],
            PictureTake pictures => pictures.Pictures.Select(picture => new FrameCondition
            {
                Rgb24 = footage[picture.Footage].Copy(picture.FootageFrame, 1), FrameIndex = picture.AtFrame, Strength = picture.Strength,
            }).ToArray(),
            var other => throw new JobRefusedException($"{pipeline.Model.Name} is a model of the Wan family and cannot do \"{other.Name}\"; it makes new clips and moves pictures."),
        };

        // The model makes whole latent frames; what is beyond the take is cut off.
        var (wanted, multiple) = (order.Format.FrameCount, pipeline.Model.Limits.FrameMultiple);
        var made = ((wanted - 1 + multiple - 1) / multiple * multiple) + 1;
        var request = ClipRequests.Of(order) with { FrameCount = made, Conditions = conditions, Resume = resume?.Pieces[^1].Step };
        var told = new ImmediateProgress<DenoisingStep>(step => progress?.Report(new DirectionStep(
            step.Step, step.StepCount, step.Preview, wanted, new DirectionCheckpoint([new LongVideoCheckpoint(0, [], step.Checkpoint)]), step.Duration)));
        var video = pipeline.Generate(request, told, cancellationToken);
        var bytes = wanted * order.Format.Width * order.Format.Height * 3;
        return made == wanted ? video : video with { FrameCount = wanted, Rgb24 = video.Rgb24[..bytes] };
    }
}
