using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>What a model's family cannot do with known frames, said by name.</summary>
internal static class KnownFrameRules
{
    /// <summary>Checks a request.</summary>
    /// <exception cref="InvalidVideoRequestException">The model does not take what it holds; the message says what it takes.</exception>
    public static void Check(VideoRequest request, ModelDescription model)
    {
        if (model.KnownFrames == KnownFrameSupport.Anywhere)
        {
            return;
        }

        string takes = model.KnownFrames switch
        {
            KnownFrameSupport.None => $"{model.Name} makes clips from words alone: it takes no known frames.",
            KnownFrameSupport.First => $"{model.Name} takes one picture, as the first frame, at strength 1.",
            _ => $"{model.Name} takes a picture as the first frame and, if wanted, one as the last, each at strength 1.",
        };
        if (request.Source is not null)
        {
            throw new InvalidVideoRequestException(nameof(request.Source), $"{model.Name} cannot start from an earlier clip: models of the Wan family start from noise.");
        }

        int last = model.KnownFrames == KnownFrameSupport.FirstAndLast ? request.FrameCount - 1 : 0;
        bool fits = model.KnownFrames != KnownFrameSupport.None
            && request.Conditions.All(condition => condition is { Rgb24: not null, FrameCount: 1, Strength: 1 } && (condition.FrameIndex == 0 || condition.FrameIndex == last))
            && request.Conditions.Select(condition => condition.FrameIndex).Distinct().Count() == request.Conditions.Count;
        if (request.Conditions.Count > 0 && !fits)
        {
            throw new InvalidVideoRequestException(nameof(request.Conditions), takes);
        }

        if (model.KnownFrames == KnownFrameSupport.FirstAndLast && !request.Conditions.Any(condition => condition.FrameIndex == 0))
        {
            throw new InvalidVideoRequestException(nameof(request.Conditions), $"{model.Name} needs a picture as the first frame.");
        }
    }
}
