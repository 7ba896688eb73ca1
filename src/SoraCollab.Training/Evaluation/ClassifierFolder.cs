using System.Text.Json;
using SoraCollab.Training.Datasets;
using SoraCollab.Training.Networks;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Evaluation;

/// <summary>A trained classifier on disk: what it reads, and its weights.</summary>
/// <param name="Part">Name of the part of the world that it knows.</param>
/// <param name="Format">Size of the clips it reads.</param>
/// <param name="Steps">Steps it was trained for.</param>
/// <param name="Clips">Clips it was trained on.</param>
internal sealed record ClassifierFolder(string Part, ClipFormat Format, long Steps, int Clips)
{
    private const string DescriptionFile = "classifier.json";
    private const string WeightsFile = "classifier.safetensors";

    public void Save(string path, ClipClassifier classifier, TorchSharp.torch.Tensor values)
    {
        Directory.CreateDirectory(path);
        SafetensorsFile.Write(Path.Combine(path, WeightsFile), classifier.Weights.Read(values, string.Empty), TorchSharp.torch.ScalarType.Float32);
        File.WriteAllText(Path.Combine(path, DescriptionFile), JsonSerializer.Serialize(this));
    }

    /// <exception cref="DirectoryNotFoundException">There is no classifier.</exception>
    public static (ClassifierFolder Description, ClipClassifier Classifier) Load(string path)
    {
        var file = Path.Combine(path, DescriptionFile);
        if (!File.Exists(file))
        {
            throw new DirectoryNotFoundException($"{path} holds no classifier; train-classifier makes one.");
        }

        var description = JsonSerializer.Deserialize<ClassifierFolder>(File.ReadAllText(file))!;
        using var scope = TorchSharp.torch.NewDisposeScope();
        var classifier = new ClipClassifier(new WeightSet(), description.Format, new SceneLabels(WorldPart.Named(description.Part)));
        classifier.Weights.Allocate(seed: 0);
        classifier.Weights.Load(SafetensorsFile.Read(Path.Combine(path, WeightsFile)));
        return (description, classifier);
    }
}
