using SoraCollab.Core;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Shots;

/// <summary>Takes as a graph: each stands to the right of all that it was made of. Takes of other shots are in it where one of this shot was made of them.</summary>
/// <param name="Nodes">The takes, column by column.</param>
/// <param name="Lines">From a parent to what was made of it.</param>
public sealed record TakeFamily(IReadOnlyList<TakeFamily.Node> Nodes, IReadOnlyList<(TakeId Parent, TakeId Child)> Lines)
{
    /// <summary>A take at its place.</summary>
    /// <param name="Take">The take.</param>
    /// <param name="Column">0 for takes made from nothing, one more than the farthest parent's for the others.</param>
    /// <param name="Row">From 0.</param>
    public sealed record Node(Take Take, int Column, int Row);

    /// <summary>Columns in use.</summary>
    public int Columns => Nodes.Select(node => node.Column + 1).DefaultIfEmpty(0).Max();

    /// <summary>Rows in use.</summary>
    public int Rows => Nodes.Select(node => node.Row + 1).DefaultIfEmpty(0).Max();

    /// <summary>The family of a shot's takes.</summary>
    /// <param name="storyboard">The film, for takes of other shots.</param>
    /// <param name="shot">The shot.</param>
    public static TakeFamily Of(Storyboard storyboard, Shot shot)
    {
        var all = storyboard.Shots.SelectMany(each => each.Takes).ToDictionary(take => take.Id);
        foreach (var own in shot.Takes) all[own.Id] = own;
        var members = new Dictionary<TakeId, Take>();
        var open = new Stack<Take>(shot.Takes);
        while (open.TryPop(out var take))
        {
            if (!members.TryAdd(take.Id, take)) continue;
            foreach (var parent in take.Recipe.Parents)
                if (all.TryGetValue(parent, out var known)) open.Push(known);
        }

        var columns = new Dictionary<TakeId, int>();
        // A take is made after all it is made of, so by age each finds its parents placed; two of one moment go by their number.
        var byAge = members.Values.OrderBy(take => take.CreatedAt).ThenBy(take => take.Number).ToList();
        foreach (var take in byAge)
            columns[take.Id] = take.Recipe.Parents.Where(columns.ContainsKey).Select(parent => columns[parent] + 1).DefaultIfEmpty(0).Max();

        var nodes = new List<Node>();
        var rows = new Dictionary<TakeId, int>();
        foreach (var column in byAge.GroupBy(take => columns[take.Id]).OrderBy(group => group.Key))
        {
            var free = 0;
            foreach (var (take, wish) in column.Select(take => (take, Wish(take, rows))).OrderBy(pair => pair.Item2))
            {
                rows[take.Id] = Math.Max(free, wish);
                free = rows[take.Id] + 1;
                nodes.Add(new(take, column.Key, rows[take.Id]));
            }
        }

        return new(nodes, [.. byAge.SelectMany(take => take.Recipe.Parents.Where(columns.ContainsKey).Select(parent => (parent, take.Id)))]);
    }

    // Beside the uppermost parent, so that a line of takes runs straight.
    private static int Wish(Take take, Dictionary<TakeId, int> rows) =>
        take.Recipe.Parents.Where(rows.ContainsKey).Select(parent => rows[parent]).DefaultIfEmpty(0).Min();
}
