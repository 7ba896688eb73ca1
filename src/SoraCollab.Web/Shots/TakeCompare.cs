using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Shots;

/// <summary>Which take a comparison begins with.</summary>
internal static class TakeCompare
{
    /// <summary>The one that the watched take was made from, else the one in the cut, else the one before it; null when it is alone.</summary>
    public static Take? Partner(Shot shot, ShotView view)
    {
        if (view.SourceIn(shot) is not { } take) return null;
        var others = shot.Takes.Where(other => other.Id != take.Id).ToList();
        return others.LastOrDefault(other => take.Recipe.Parents.Contains(other.Id))
            ?? others.FirstOrDefault(other => other.Id == shot.ChosenTake)
            ?? others.LastOrDefault(other => other.Number < take.Number)
            ?? others.FirstOrDefault();
    }
}
