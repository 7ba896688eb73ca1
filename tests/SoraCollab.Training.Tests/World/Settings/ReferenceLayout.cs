using System.Text.Json;
using SoraCollab.Training.World;
using SoraCollab.Training.World.Settings;

namespace SoraCollab.Training.Tests.World.Settings;

/// <summary>A setting as the world's first version laid it out: its stages, its layers' depths, and the stream after it.</summary>
public sealed record ReferenceLayout(
    string Setting, uint Seed, string Time, string Weather, double SunX, double Horizon, double Next, double[] Layers,
    ReferenceLayout.Place[] Stages)
{
    public static ReferenceLayout[] ReadAll() => JsonSerializer.Deserialize<ReferenceLayout[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "World", "Settings", "reference-layouts.json")),
        JsonSerializerOptions.Web)!;

    /// <summary>Builds the same, and gives the next number of its random stream.</summary>
    public (Build Build, double Next) Rebuild()
    {
        var random = new Mulberry32(Seed);
        var light = Light.Make(Time, Weather, "painted", random);
        light.SunX = SunX;
        var build = new Build(320, 180, light, random, (38, 0), Seed * 7919) { Time = Time };
        SettingCatalog.Of(Setting)(build);
        return (build, random.U());
    }

    public sealed record Place(string Kinds, double FarY, double FarScale, double NearY, double NearScale, double Z, string Decal);
}
