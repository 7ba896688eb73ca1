using SoraCollab.Training.World;

namespace SoraCollab.Training.Datasets;

/// <summary>
/// The scenes that the first bundled model learns from, one for each seed: its part of the world, mostly with a standing camera and a
/// subject that is large in the picture. Some pairs of subject and colour, and of subject and motion, are kept for evaluation.
/// </summary>
internal static class TrainingScenes
{
    /// <summary>Seeds from here on are for evaluation.</summary>
    public const uint EvaluationSeeds = 1_000_000_000;

    private const int HeldOutOneIn = 25;
    private static readonly SceneSampler Sampler = new(WorldPart.First);
    private static readonly double[] ShotWeights = [1, 4, 4];

    /// <summary>A scene to train on.</summary>
    public static Scene Of(uint seed) => Draw(seed, heldOut: false);

    /// <summary>A scene with a pair that is never trained on.</summary>
    public static Scene HeldOut(uint seed) => Draw(seed, heldOut: true);

    public static bool IsHeldOut(Scene scene) =>
        OneIn($"{scene.A.Subject}/{scene.A.Color}") || (scene.A.Motion != "still" && OneIn($"{scene.A.Subject}/{scene.A.Motion}"));

    private static Scene Draw(uint seed, bool heldOut)
    {
        var random = new Mulberry32(seed);
        while (true)
        {
            var scene = Sampler.Next(random);
            var camera = random.U() < 0.5 ? "static" : scene.Camera;
            scene = scene with { Camera = camera, Shot = random.Weighted(SceneNames.Shots, ShotWeights) };
            if (IsHeldOut(scene) == heldOut)
            {
                return scene;
            }
        }
    }

    /// <summary>FNV-1a of the names, so that the choice depends on nothing else.</summary>
    private static bool OneIn(string names)
    {
        var hash = 2166136261u;
        foreach (var letter in names)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return (hash ^ (hash >> 15)) % HeldOutOneIn == 0;
    }
}
