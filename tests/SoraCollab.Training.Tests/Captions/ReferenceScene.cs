using System.Text.Json;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Tests.Captions;

/// <summary>A scene with captions as the world's first implementation drew them, by seed and level.</summary>
public sealed record ReferenceScene(uint SceneSeed, string Subject, ReferenceScene.Attributes Scene, string Canonical, ReferenceScene.Wording[] Captions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ReferenceScene[] ReadAll() => JsonSerializer.Deserialize<ReferenceScene[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Captions", "reference-captions.json")), Json)!;

    public Scene ToScene() => new(
        Scene.Setting, Scene.Time, Scene.Weather, Scene.A, Scene.B, Scene.Relation, Scene.Camera, Scene.Style, Scene.Shot, Scene.Seed);

    public sealed record Attributes(
        string Setting, string Time, string Weather, Actor A, Actor? B, string Relation, string Camera, string Style, string Shot, int Seed);

    public sealed record Wording(uint Seed, int Level, string Text);
}
