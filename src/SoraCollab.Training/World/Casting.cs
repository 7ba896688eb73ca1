using SoraCollab.Training.World.Settings;
using SoraCollab.Training.World.Subjects;

namespace SoraCollab.Training.World;

/// <summary>Puts a scene's actors on the stages of its setting and composes the shot.</summary>
internal sealed class Casting(ClipStage clip, Mulberry32 random)
{
    // Settings in open country, where rails are laid under a train on any road.
    private static readonly string[] Railed = ["canyon", "desert", "meadow", "snowfield"];

    // True to each other when two share a shot.
    private static readonly Dictionary<string, double> PairSize = new()
    {
        ["cat"] = .62, ["rabbit"] = .56, ["dog"] = .74, ["butterfly"] = .6, ["gull"] = .75, ["owl"] = .75, ["elephant"] = 1.2,
        ["house"] = 1.3, ["lighthouse"] = 1.15, ["steamer"] = 1.3, ["tree"] = 1.2, ["whale"] = 1.25, ["balloon"] = 1.15,
        ["windmill"] = 1.25, ["swan"] = .7, ["astronaut"] = 1.05,
    };

    private readonly Scene scene = clip.Scene;

    public static bool HasRails(string setting) => Railed.Contains(setting);

    /// <summary>The actors in the scene's order: one or two.</summary>
    public IReadOnlyList<Cast> Place()
    {
        var third = clip.Light.SunX < .5 ? random.Pick<double>([.64, .40]) : random.Pick<double>([.36, .62]);
        if (scene.A.Motion is "left" or "right" or "zigzag") third = .5 + ((third - .5) * .4);
        return scene.B is null ? [Put(scene.A, third, 0)] : Pair(scene.A, scene.B);
    }

    private Cast[] Pair(Actor first, Actor second)
    {
        if (scene.Relation == "follow") return Following(first, second);
        Cast[] pair;
        if (scene.Relation is "left" or "right")
        {
            var q = scene.Relation == "left" ? -1 : 1;
            pair = [Put(first, .5 - (q * .2), 0), Put(second, .5 + (q * .22), 0)];
        }
        else
        {
            var behind = scene.Relation switch
            {
                "behind" => true,
                "front" => false,
                _ => throw new ArgumentException($"There is no relation '{scene.Relation}'; there are: {string.Join(", ", SceneNames.Relations)}."),
            };
            var q = random.Sign();
            pair = behind
                ? [Put(first, .5 - (q * .14), 1), Put(second, .5 + (q * .20), -1, .68)]
                : [Put(first, .5 - (q * .14), -1, .68), Put(second, .5 + (q * .16), 1, 1.12)];
        }
        KeepApart(pair[0], pair[1]);
        return pair;
    }

    private Cast[] Following(Actor first, Actor second)
    {
        var side = first.Motion == "right" ? 1 : -1;
        var a = Put(first, .5 + (side * .2), 0, .9, side);
        var b = Put(second, .5 - (side * .2), 0, .9, side);
        b.Join(a);
        var v = Math.Min(a.Way.V, b.Way.V) * .9;
        a.Way = a.Way with { V = v };
        b.Way = b.Way with { V = v };
        if (!a.Air) b.Y = a.Y + .4;
        return [a, b];
    }

    // near: -1 the farthest stage, 1 the nearest, 0 any.
    private Cast Put(Actor actor, double x, int near, double mul = 1, int side = 0)
    {
        var pair = scene.B is not null;
        var places = PlacesOf(SubjectCatalog.Of(actor.Subject));
        var place = near < 0 ? places[0] : near > 0 || scene.Shot == "close" ? places[^1] : places[(int)(random.U() * places.Count)];
        var depth = near < 0 ? 0 : near > 0 ? 1 : scene.Shot != "wide" ? random.Range(.15, .9) : random.Range(0, .5);
        var size = ShotSize(scene.Shot) * (pair ? .86 : 1) * mul * (pair ? PairSize.GetValueOrDefault(actor.Subject, 1) : 1)
            * (scene.Shot != "wide" ? 1 : 1.08);
        if (side == 0) side = random.Sign();
        return new Cast(clip, actor, place, x * clip.Camera.W, depth, size, side, random.U(), pair ? 33 : 43);
    }

    // Stages where a subject may stand, of the best home that the setting has.
    private List<StagePlace> PlacesOf(SubjectDefinition subject)
    {
        var found = new List<StagePlace>();
        foreach (var home in subject.Homes)
        {
            for (var i = 0; i < clip.Build.Items.Count; i++)
            {
                if (clip.Build.Items[i] is Stage stage
                    && (stage.Kinds.Contains(home) || (home == "rail" && stage.Kinds.Contains("road") && HasRails(scene.Setting))))
                    found.Add(new StagePlace(i, stage, home));
            }
            if (found.Count > 0) return found;
        }
        throw new ArgumentException($"{subject.Name} has nowhere to be in {scene.Setting}.");
    }

    private void KeepApart(Cast a, Cast c)
    {
        double halfA = HalfWidth(a), halfC = HalfWidth(c), width = clip.Camera.W;
        var need = .9 * (halfA + halfC);
        var gap = Math.Abs(a.X - c.X);
        var q = c.X > a.X ? 1 : -1;
        if (need > .62 * width)
        {
            var f = .62 * width / need;
            a.Scale *= f;
            c.Scale *= f;
            need *= f;
        }
        if (gap < need)
        {
            var d = (need - gap) / 2;
            a.X -= q * d;
            c.X += q * d;
        }
        var off = (a.X < width / 2) == (q > 0) ? Math.Max(0, (halfA * .9) - Math.Min(a.X, width - a.X)) : 0;
        if (off == 0) return;
        a.X += q * off;
        c.X += q * off * .5;
    }

    private static double HalfWidth(Cast cast) => (cast.Subject.Box.X1 - cast.Subject.Box.X0) / 2 * cast.Scale;

    private static double ShotSize(string shot) => shot switch
    {
        "wide" => .72,
        "medium" => 1,
        "close" => 1.4,
        _ => throw new ArgumentException($"There is no shot '{shot}'; there are: {string.Join(", ", SceneNames.Shots)}.", nameof(shot)),
    };
}
