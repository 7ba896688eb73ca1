using SoraCollab.Training.Networks;
using SoraCollab.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>Everything that training changes: weights, their moving average, the optimisers' memories. Saved and continued as one file.</summary>
internal sealed class TrainingState
{
    /// <summary>Of the checkpoint in a run's folder.</summary>
    public const string FileName = "state.safetensors";

    private readonly WeightSet weights;

    /// <param name="weights">What is trained.</param>
    /// <param name="shareOf">Each parameter's share of AdamW's learning rate; null gives all the whole.</param>
    public TrainingState(WeightSet weights, Func<Weight, double>? shareOf = null)
    {
        using var scope = NewDisposeScope();
        this.weights = weights;
        Muon = new Muon(weights);
        var rest = weights.Values.numel() - Muon.Count;
        Adam = new FlatAdamW(
            weights.Values.narrow(0, Muon.Count, rest).DetachFromDisposeScope(),
            weights.Gradients.narrow(0, Muon.Count, rest).DetachFromDisposeScope(),
            shareOf is null ? null : Shares(weights, shareOf).narrow(0, Muon.Count, rest).DetachFromDisposeScope());
        Average = weights.Values.clone().DetachFromDisposeScope();
    }

    public Muon Muon { get; }

    public FlatAdamW Adam { get; }

    /// <summary>Exponential moving average of all weights: what is used and exported.</summary>
    public Tensor Average { get; }

    /// <summary>Steps made so far, all stages together.</summary>
    public long Steps { get; private set; }

    /// <summary>Where the run is.</summary>
    public RunClock Clock { get; } = new();

    /// <returns>The gradient's norm; the step is left out where it is not finite.</returns>
    public double Step(double muonRate, double adamRate)
    {
        using var guard = no_grad();
        var norm = Adam.Step(adamRate);
        if (!double.IsFinite(norm))
        {
            return norm;
        }

        Muon.Step(muonRate);
        Steps++;
        return norm;
    }

    /// <summary>Call after the weights have taken their final values of a step.</summary>
    public void Follow(double averageDecay)
    {
        using var guard = no_grad();
        Average.lerp_(weights.Values, 1 - Math.Min(averageDecay, (1.0 + Steps) / (10 + Steps)));
    }

    public void Save(string path) => SafetensorsFile.Write(
        path,
        [
            ("values", weights.Values), ("average", Average), ("muon", Muon.Average), ("adam.first", Adam.First), ("adam.second", Adam.Second),
            ("steps", tensor(new float[] { Steps, Adam.Steps })),
            ("clock", tensor(new float[] { Clock.Taken, Clock.StageStart, Clock.StageTarget })), // exact to 16 million
        ],
        ScalarType.Float32);

    public void Load(string path)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var saved = SafetensorsFile.Read(path);
        if (!saved.ContainsKey("values") || !saved.ContainsKey("average"))
        {
            throw new InvalidDataException($"{path} is no checkpoint of a training run.");
        }

        if (saved["values"].numel() != weights.Values.numel())
        {
            throw new InvalidDataException($"{path} holds {saved["values"].numel()} weights, the network has {weights.Values.numel()}.");
        }

        weights.Values.copy_(saved["values"]);
        Average.copy_(saved["average"]);
        Muon.Average.copy_(saved["muon"]);
        Adam.First.copy_(saved["adam.first"]);
        Adam.Second.copy_(saved["adam.second"]);
        Steps = (long)saved["steps"][0].ToSingle();
        Adam.Steps = (long)saved["steps"][1].ToSingle();
        var clock = saved.TryGetValue("clock", out var kept) ? kept.data<float>().ToArray() : [Steps, Steps, 0]; // older checkpoints have none
        (Clock.Taken, Clock.StageStart, Clock.StageTarget) = ((long)clock[0], (long)clock[1], (long)clock[2]);
    }

    private static Tensor Shares(WeightSet weights, Func<Weight, double> shareOf)
    {
        var shares = zeros_like(weights.Values);
        foreach (var weight in weights.Weights)
        {
            shares.narrow(0, weights.Offsets[weight.Name], weight.Count).fill_(shareOf(weight));
        }

        return shares;
    }
}
