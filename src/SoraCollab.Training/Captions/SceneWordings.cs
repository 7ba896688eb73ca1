using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>The wordings that a scene's place, hour, weather and light have; none where the scene has no such thing.</summary>
internal static class SceneWordings
{
    public static IReadOnlyList<string> Place(string subject, string setting)
    {
        var home = ScenePlacing.HomeOf(subject, setting);
        if (home == "rail" && PlaceWords.OnRails.Has(setting)) return PlaceWords.OnRails[setting];
        if (home is "ground" or "road" && PlaceWords.Ashore.Has(setting)) return PlaceWords.Ashore[setting];
        if (home is "water" or "islet" && PlaceWords.Afloat.Has(setting)) return PlaceWords.Afloat[setting];
        return (home == "air" ? PlaceWords.Airborne : PlaceWords.Standing)[setting];
    }

    public static IReadOnlyList<string> Time(Scene scene) =>
        SettingTraits.Timeless.Contains(scene.Setting) ? [] : TimeWords.All[scene.Time];

    public static IReadOnlyList<string> Weather(Scene scene)
    {
        if (SettingTraits.Weatherless.Contains(scene.Setting)) return [];
        return (scene.Setting == "room" ? WeatherWords.Indoors : WeatherWords.Outdoors)[scene.Weather];
    }

    public static IReadOnlyList<string> Light(Scene scene)
    {
        if (scene.Setting is "underwater" or "space" or "moon") return LightWords.All[scene.Setting];
        if (LightWords.All.Has(scene.Weather)) return LightWords.All[scene.Weather];
        return LightWords.All[scene.Setting == "room" ? "room" : scene.Time];
    }
}
