using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>From a scene to English.</summary>
public static class CaptionWriter
{
    /// <summary>The level that states the most; 0 is a few words.</summary>
    public const int HighestLevel = 4;

    private static readonly int[] Levels = [0, 1, 2, 3, 4];
    private static readonly double[] LevelWeights = [1, 2, 3, 3, 2];

    /// <summary>
    /// One wording of a scene, from a few words (level 0) to everything (4): phrases, sentences or a screenplay's slug line.
    /// A null level is drawn, the middle ones more often. The same stream gives the same caption.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 4.</exception>
    public static Caption Write(Scene scene, Mulberry32 random, int? level = null)
    {
        if (level is < 0 or > HighestLevel)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"A caption's level is 0 to {HighestLevel}.");
        return new CaptionDraft(scene, random, level ?? random.Weighted(Levels, LevelWeights)).Write();
    }

    /// <summary>
    /// The long caption that states everything, always in the same order and in the first wording of each table: shot and
    /// camera; subject, action, place, hour, weather and light; the second subject; style.
    /// </summary>
    public static string Canonical(Scene scene)
    {
        string[] statement =
        [
            NounPhrases.Of(scene.A.Subject, scene.A.Color),
            VerbPhrases.Of(scene.A.Subject, scene.A.Motion, scene.Setting, VerbForm.ThirdPerson),
            SceneWordings.Place(scene.A.Subject, scene.Setting)[0],
            .. SceneWordings.Time(scene).Take(1),
            .. SceneWordings.Weather(scene).Take(1),
        ];
        var framing = $"{English.Capitalize(ShotWords.All[scene.Shot][0])}, {CameraWords.All[scene.Camera][0]}.";
        var light = SceneWordings.Light(scene)[0];
        var style = English.Capitalize(StyleWords.All[scene.Style][0]);
        return $"{framing} {English.Capitalize(string.Join(' ', statement))}, {light}.{CanonicalSecond(scene)} {style}.";
    }

    private static string CanonicalSecond(Scene scene)
    {
        if (scene.B is not { } second) return "";
        var noun = NounPhrases.Of(second.Subject, second.Color);
        var relation = English.Capitalize(RelationWords.All[scene.Relation][0]);
        return scene.Relation == "follow"
            ? $" {relation} {noun}."
            : $" {relation}, {noun} {VerbPhrases.Of(second.Subject, second.Motion, scene.Setting, VerbForm.ThirdPerson)}.";
    }
}
