using SoraCollab.Training.Objectives;

namespace SoraCollab.Training.Sessions;

/// <summary>How one stage of training is run.</summary>
/// <param name="Clips">Folder of encoded clips.</param>
/// <param name="Run">Folder for the checkpoint and the log; a checkpoint there is gone on from.</param>
/// <param name="Length">Of the stage, over which the rates rise and fall.</param>
/// <param name="Batch">Clips a step.</param>
/// <param name="MuonRate">Learning rate of the matrices.</param>
/// <param name="AdamRate">Learning rate of everything else.</param>
/// <param name="MainWidth">Width of the finished model's pictures: positions of a smaller stage are stretched to it.</param>
/// <param name="Threads">Of the tensor library.</param>
/// <param name="Seed">Of the start, the noise and the order.</param>
internal sealed record TrainingPlan(
    string Clips,
    string Run,
    StageLength Length,
    int Batch = 32,
    double MuonRate = 6e-3,
    double AdamRate = 3e-3,
    int MainWidth = 128,
    int Threads = 1,
    int Seed = 1)
{
    /// <summary>Decay of the moving average of the weights, each step.</summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>A model folder whose transformer and text encoder a new run starts from; null starts from random weights.</summary>
    public string? Start { get; init; }

    /// <summary>Weight of the auxiliary objectives.</summary>
    public double AuxiliaryWeight { get; init; } = 0.1;

    /// <summary>Mean of the normal distribution under the logit-normal noise levels.</summary>
    public double NoiseMean { get; init; } = FlowMatching.NoiseMean;

    /// <summary>Share of the time, at its end, over which the rates fall.</summary>
    public double DecayShare { get; init; } = 0.5;
}
