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

    /// <summary>Seeds from here on are for training the classifier that reads clips.</summary>
    public const uint ClassifierSeeds = 2_000_000_000;

    private const int HeldOutOneIn = 25;
    private static readonly double[] ShotWeights = [1, 4, 4];

    /// <summary>A scene to train on.</summary>
    public static Scene Of(uint seed) => Of(seed, ScenePairs.Trained, WorldPart.First);

    /// <summary>A scene with a pair that is never trained on.</summary>
    public static Scene HeldOut(uint seed) => Of(seed, ScenePairs.HeldOut, WorldPart.First);

    /// <summary>A scene of a part of the world. The same seed gives the same scene.</summary>
    public static Scene Of(uint seed, ScenePairs pairs, WorldPart part)
    {
        var random = new Mulberry32(seed);
        var sampler = new SceneSampler(part);
        while (true)
        {
            var scene = sampler.Next(random);
            var camera = random.U() < 0.5 ? "static" : scene.Camera;
            var shot = random.Weighted(SceneNames.Shots, ShotWeights);
            scene = scene with { Camera = camera, Shot = ScenePlacing.FillsFrame(scene.A.Subject) ? scene.Shot : shot };
            if (pairs == ScenePairs.All || IsHeldOut(scene) == (pairs == ScenePairs.HeldOut))
            {
                return scene;
            }
        }
    }

    public static bool IsHeldOut(Scene scene) =>
        OneIn($"{scene.A.Subject}/{scene.A.Color}") || (scene.A.Motion != "still" && OneIn($"{scene.A.Subject}/{scene.A.Motion}"));

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
