using System.Collections.Immutable;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Export;

namespace SoraCollab.Web.Exports;

/// <summary>Reads off a storyboard what its film is made of.</summary>
public sealed class ExportPlanner(IMediaStore media)
{
    /// <summary>What an export would hold and which shots have no take.</summary>
    public static ExportPlan Plan(Storyboard storyboard)
    {
        var shots = storyboard.Shots.Select((shot, index) => (Shot: shot, Number: StoryboardNumbers.At(index), Take: ChosenOf(shot))).ToArray();
        return new ExportPlan(
            [.. shots.Where(one => one.Take is not null).Select(one => one.Shot.Id)],
            [.. shots.Where(one => one.Take is null).Select(one => new MissingTake(one.Shot.Id, one.Number, one.Shot.Title))],
            TimeSpan.FromSeconds(shots.Sum(one => one.Take?.Media.DurationSeconds ?? 0)));
    }

    /// <summary>The plan, when it can be carried out.</summary>
    /// <exception cref="ExportRefusedException">The board is empty, or shots have no take: the message names them.</exception>
    public static ExportPlan Demand(Storyboard storyboard)
    {
        var plan = Plan(storyboard);
        if (plan.Missing.IsEmpty && plan.Shots.IsEmpty)
            throw new ExportRefusedException("There are no shots on the board yet, so there is nothing to export.");
        if (!plan.Missing.IsEmpty)
            throw new ExportRefusedException(
                $"{(plan.Missing.Length == 1 ? "One shot has" : $"{plan.Missing.Length} shots have")} no chosen take: {string.Join(", ", plan.Missing)}. Generate or choose a take for each, or remove the shot.");
        return plan;
    }

    /// <summary>The files, in the order of the board, and the format of the film: the largest frame and the fastest rate of its shots.</summary>
    /// <exception cref="MediaNotFoundException">A take's file is gone.</exception>
    public async Task<(ImmutableArray<SequenceClip> Clips, SequenceFormat Format)> GatherAsync(Storyboard storyboard, CancellationToken cancellationToken)
    {
        var takes = storyboard.Shots.Select(ChosenOf).OfType<Take>().ToArray();
        var clips = ImmutableArray.CreateBuilder<SequenceClip>(takes.Length);
        foreach (var take in takes)
        {
            // The master has all that was generated; the clip is what remains when a host kept none.
            var path = await media.GetPathAsync(take.Media.MasterHash ?? take.Media.ClipHash, cancellationToken);
            clips.Add(new SequenceClip(path, TimeSpan.FromSeconds(take.Media.DurationSeconds)));
        }
        var largest = takes.MaxBy(take => (long)take.Recipe.Format.Width * take.Recipe.Format.Height)!.Recipe.Format;
        return (clips.MoveToImmutable(), new SequenceFormat(Even(largest.Width), Even(largest.Height), takes.Max(take => take.Recipe.Format.FrameRate)));
    }

    private static Take? ChosenOf(Shot shot) => shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake);

    private static int Even(int pixels) => pixels + (pixels & 1);
}
