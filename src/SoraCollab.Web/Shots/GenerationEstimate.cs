using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Shots;

/// <summary>How long a take will take, guessed from the newest take that the same model made: so much a pixel, frame and step.</summary>
/// <param name="Time">The guess.</param>
/// <param name="HostName">The host that made the take guessed from.</param>
public sealed record GenerationEstimate(TimeSpan Time, string HostName)
{
    /// <summary>The guess; null where the model has made nothing yet, or where no steps are taken.</summary>
    public static GenerationEstimate? Of(Storyboard storyboard, Shot shot, VerbPlan plan, ModelInfo? model)
    {
        if (model is null || plan.Verb is null or UpscaleTake or InterpolateTake or LoopTake { PlaysBack: true }) return null;
        var like = storyboard.Shots.SelectMany(each => each.Takes)
            .Where(take => take.Recipe.ModelHash == model.Hash && take.Recipe is { GenerationSeconds: > 0, Steps: > 0 } && take.Recipe.Verb is not (UpscaleTake or InterpolateTake))
            .MaxBy(take => take.CreatedAt)?.Recipe;
        if (like is null) return null;
        var work = Work(plan.Result, plan.Made, shot.Steps ?? model.DefaultSteps);
        return new(TimeSpan.FromSeconds(like.GenerationSeconds * work / Work(like.Format, like.Format.FrameCount, like.Steps)), like.HostName);
    }

    private static double Work(ShotFormat format, int frames, int steps) => (double)format.Width * format.Height * frames * steps;
}
