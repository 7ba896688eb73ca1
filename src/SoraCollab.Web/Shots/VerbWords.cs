using System.Globalization;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Web.Shots;

/// <summary>Where a take comes from, in a few words: "Remix of 5, mild", "Extend 1, end", "Re-cut of 3".</summary>
public static class VerbWords
{
    /// <summary>What was done, and to which take.</summary>
    /// <param name="verb">What was done.</param>
    /// <param name="numbers">How takes are called here, see <see cref="NumbersOf"/>.</param>
    public static string Lineage(TakeVerb verb, IReadOnlyDictionary<TakeId, string> numbers)
    {
        string Name(Footage footage) =>
            footage.Take is { } take ? numbers.GetValueOrDefault(take, "a removed take") : footage.FrameCount == 1 ? "a picture" : "a film";
        return verb switch
        {
            PictureTake picture => $"From {string.Join(", ", picture.Pictures.Select(known => Name(known.Footage)).Distinct())}",
            RemixTake remix => $"{(remix.Edit is null ? "Remix" : "Edit")} of {Name(remix.Source)}, {Strength(remix.Strength)}",
            ExtendTake extend => $"Extend {Name(extend.Source)}, {(extend.FramesBefore == 0 ? "end" : extend.FramesAfter == 0 ? "start" : "both ends")}",
            LoopTake loop => $"Loop of {Name(loop.Source)}{(loop.PlaysBack ? ", there and back" : "")}",
            JoinTake join => $"Join {Name(join.From)} into {Name(join.To)}",
            RecutTake recut => $"Re-cut of {Name(recut.Source)}",
            StillTake => "Still",
            UpscaleTake upscale => $"Upscale of {Name(upscale.Source)}, {upscale.Factor} times",
            InterpolateTake interpolate => $"Interpolate {Name(interpolate.Source)}, {interpolate.Factor} times",
            _ => "New",
        };
    }

    /// <summary>Takes of the shot by their number, those of other shots with their shot's: "5", "040 T5".</summary>
    public static IReadOnlyDictionary<TakeId, string> NumbersOf(Storyboard storyboard, Shot shot)
    {
        var shots = StoryboardNumbers.Of(storyboard);
        return storyboard.Shots
            .SelectMany(each => each.Takes.Select(take => (take.Id, Name: each.Id == shot.Id ? Number(take) : $"{shots[each.Id]} T{Number(take)}")))
            .ToDictionary(named => named.Id, named => named.Name);
    }

    /// <summary>A remix's strength by its name, or as a number where it has none.</summary>
    public static string Strength(double strength) => strength switch
    {
        VerbDraft.Subtle => "subtle",
        VerbDraft.Mild => "mild",
        VerbDraft.Strong => "strong",
        _ => strength.ToString("0.00", CultureInfo.InvariantCulture),
    };

    private static string Number(Take take) => take.Number.ToString(CultureInfo.InvariantCulture);
}
