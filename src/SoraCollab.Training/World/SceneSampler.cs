namespace SoraCollab.Training.World;

/// <summary>Draws plausible scenes of a part of the world. The same stream gives the same scenes.</summary>
public sealed class SceneSampler(WorldPart part)
{
    private static readonly double[] WeatherWeights = [5, 1.3, 1.3, 1.3, 1.2, 1];
    private static readonly double[] SingleShotWeights = [3, 5, 2];
    private static readonly double[] PairShotWeights = [2, 3, 0];

    /// <summary>The next scene; a given subject or setting is kept.</summary>
    /// <exception cref="ArgumentException">The subject does not fit the setting, or fits none of the part's settings.</exception>
    public Scene Next(Mulberry32 random, string? subject = null, string? setting = null)
    {
        if (subject is null && setting is null)
        {
            // Half the time the subject first: otherwise those that fit few settings would be rare.
            if (random.U() < .5) subject = random.Pick(part.Subjects);
            else setting = random.Pick(part.Settings);
        }
        setting ??= random.Pick(SettingsOf(subject!));
        var present = part.Subjects.Where(candidate => ScenePlacing.Fits(candidate, setting)).ToArray();
        subject ??= present.Length == 0
            ? throw new ArgumentException($"No subject fits {setting}.", nameof(setting))
            : random.Pick(present);
        if (!present.Contains(subject)) throw new ArgumentException($"{subject} does not fit {setting}.", nameof(subject));
        var time = SettingTraits.Timeless.Contains(setting) ? "night" : random.Pick(SceneNames.Times);
        var weather = SettingTraits.Weatherless.Contains(setting) ? "clear" : random.Weighted(SceneNames.Weathers, WeatherWeights);
        var first = ActorOf(random, subject, setting);
        Actor? second = null;
        var relation = "";
        if (random.U() < part.TwoSubjects && !ScenePlacing.FillsFrame(subject))
            (first, second, relation) = Pair(random, first, present, setting);
        var camera = random.U() < .45 || part.Cameras.Count == 1 ? part.Cameras[0] : random.Pick(part.Cameras.Skip(1).ToArray());
        var style = random.Weighted(part.Styles, part.Styles.Select(name => name == "painted" ? 6.0 : 1.0).ToArray());
        var shot = random.Weighted(SceneNames.Shots, second is null ? SingleShotWeights : PairShotWeights);
        if (ScenePlacing.FillsFrame(subject)) shot = "close";
        return new Scene(setting, time, weather, first, second, relation, camera, style, shot, (int)(random.U() * (1 << 30)));
    }

    private string[] SettingsOf(string subject)
    {
        var settings = part.Settings.Where(candidate => ScenePlacing.Fits(subject, candidate)).ToArray();
        return settings.Length > 0 ? settings : throw new ArgumentException($"{subject} fits no setting here.", nameof(subject));
    }

    private static Actor ActorOf(Mulberry32 random, string subject, string setting)
    {
        var motions = ScenePlacing.MotionsFor(subject, setting);
        var color = random.Pick(SceneNames.Colors);
        return new Actor(subject, color, random.Weighted(motions, motions.Select(motion => motion is "left" or "right" ? 1.6 : 1).ToArray()));
    }

    private static (Actor First, Actor Second, string Relation) Pair(Mulberry32 random, Actor first, string[] present, string setting)
    {
        var subject = random.Pick(present.Where(candidate => !ScenePlacing.FillsFrame(candidate)).ToArray());
        var second = ActorOf(random, subject, setting);
        var relation = random.Pick(SceneNames.Relations);
        while (second.Color == first.Color) second = second with { Color = random.Pick(SceneNames.Colors) };
        if (relation != "follow") return (first, second, relation);
        if (!CanFollow(first.Subject, subject, setting)) return (first, second, random.Pick<string>(["left", "right"]));
        var motion = random.Pick<string>(["left", "right"]);
        return (first with { Motion = motion }, second with { Motion = motion }, relation);
    }

    private static bool CanFollow(string leader, string follower, string setting) =>
        ScenePlacing.MotionsFor(leader, setting).Contains("left")
        && ScenePlacing.MotionsFor(follower, setting).Contains("left")
        && SubjectTraits.Of(leader).Homes[0] == SubjectTraits.Of(follower).Homes[0];
}
