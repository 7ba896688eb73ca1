using System.Collections.Immutable;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Media.Export;

namespace SoraCollab.Web.Exports;

/// <summary>Reads off a storyboard what its film is made of.</summary>
public sealed class ExportPlanner(IMediaStore media)
{
    /// <summary>Numbers of the shots that have no chosen take, in the order of the board.</summary>
    public static IReadOnlyList<string> ShotsWithoutTake(Storyboard storyboard) =>
        [.. storyboard.Shots.Select((shot, index) => (shot, Number: StoryboardNumbers.At(index))).Where(one => ChosenOf(one.shot) is null).Select(one => one.Number)];

    /// <summary>How long the film plays.</summary>
    public static TimeSpan LengthOf(Storyboard storyboard) =>
        TimeSpan.FromSeconds(storyboard.Shots.Sum(shot => ChosenOf(shot)?.Media.DurationSeconds ?? 0));

    /// <summary>Refuses a film that has no shots or holes.</summary>
    /// <exception cref="ExportRefusedException">The message names the shots without a take.</exception>
    public static void DemandWhole(Storyboard storyboard)
    {
        if (!storyboard.Shots.Any())
            throw new ExportRefusedException("There are no shots on the board yet, so there is nothing to export.");
        if (ShotsWithoutTake(storyboard) is { Count: > 0 } missing)
            throw new ExportRefusedException(missing.Count == 1
                ? $"Shot {missing[0]} has no chosen take. Generate or choose one, or remove the shot."
                : $"Shots {string.Join(", ", missing)} have no chosen take. Generate or choose one for each, or remove them.");
    }

    /// <summary>The files, in the order of the board.</summary>
    /// <exception cref="MediaNotFoundException">A take's file is gone.</exception>
    public async Task<ImmutableArray<SequenceClip>> GatherAsync(Storyboard storyboard, CancellationToken cancellationToken)
    {
        var clips = ImmutableArray.CreateBuilder<SequenceClip>();
        foreach (var take in storyboard.Shots.Select(ChosenOf).OfType<Take>())
        {
            // The master has all that was generated; the clip is what remains when a host kept none.
            var path = await media.GetPathAsync(take.Media.MasterHash ?? take.Media.ClipHash, cancellationToken);
            clips.Add(new SequenceClip(path, TimeSpan.FromSeconds(take.Media.DurationSeconds)));
        }
        return clips.ToImmutable();
    }

    private static Take? ChosenOf(Shot shot) => shot.Takes.FirstOrDefault(take => take.Id == shot.ChosenTake);
}
