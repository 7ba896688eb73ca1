using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>The averaged weights of a checkpoint, ready for use.</summary>
internal static class TrainedModel
{
    /// <summary>The sizes that a run was trained with: those of its folder, the bundled model's where it does not say.</summary>
    public static ModelShape ShapeOf(string run) => RunFolder.Read(run)?.Shape ?? ModelShape.Bundled;

    /// <param name="run">Folder of a training run.</param>
    /// <exception cref="InvalidDataException">Its checkpoint is of another network.</exception>
    public static VideoModel Load(string run)
    {
        var shape = ShapeOf(run);

        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var weights = new WeightSet();
        var model = new VideoModel(weights, shape);
        _ = new Objectives.AuxiliaryHeads(weights, shape);
        weights.Allocate(seed: 0);
        var average = SafetensorsFile.Read(Path.Combine(run, TrainingState.FileName))["average"];
        if (average.numel() != weights.Values.numel())
        {
            throw new InvalidDataException($"{run} holds {average.numel()} weights, the network has {weights.Values.numel()}.");
        }

        weights.Values.copy_(average);
        model.Padding.Apply(weights.Values);
        return model;
    }
}
