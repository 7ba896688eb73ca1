using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>The attributes of scenes as names and values.</summary>
public static class SceneAttributes
{
    /// <summary>Every attribute that a caption of this scene may state, with its value.</summary>
    public static IReadOnlyDictionary<SceneAttribute, string> Of(Scene scene)
    {
        var values = new Dictionary<SceneAttribute, string>
        {
            [SceneAttribute.Shot] = scene.Shot,
            [SceneAttribute.Camera] = scene.Camera,
            [SceneAttribute.Setting] = scene.Setting,
            [SceneAttribute.Style] = scene.Style,
            [SceneAttribute.SubjectA] = scene.A.Subject,
            [SceneAttribute.ColorA] = scene.A.Color,
            [SceneAttribute.MotionA] = scene.A.Motion,
        };
        if (!SettingTraits.Timeless.Contains(scene.Setting)) values[SceneAttribute.Time] = scene.Time;
        if (!SettingTraits.Weatherless.Contains(scene.Setting)) values[SceneAttribute.Weather] = scene.Weather;
        if (scene.B is not { } second) return values;
        values[SceneAttribute.Relation] = scene.Relation;
        values[SceneAttribute.SubjectB] = second.Subject;
        values[SceneAttribute.ColorB] = second.Color;
        values[SceneAttribute.MotionB] = second.Motion;
        return values;
    }
}
