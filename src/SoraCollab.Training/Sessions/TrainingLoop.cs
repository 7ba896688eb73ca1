using System.Diagnostics;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Sessions;

/// <summary>Steps until a stage is over: reports, a checkpoint every few minutes and at the end, also when it is stopped.</summary>
/// <param name="folder">Of the run.</param>
/// <param name="state">What is trained.</param>
/// <param name="length">Of the stage.</param>
/// <param name="seed">Of everything that is drawn.</param>
internal sealed class TrainingLoop(RunFolder folder, TrainingState state, StageLength length, int seed)
{
    private static readonly TimeSpan CheckpointEvery = TimeSpan.FromMinutes(4);

    /// <param name="step">Makes one step from the share of the stage that has gone and the steps made in it; gives what it measured.</param>
    /// <param name="output">Told of the progress, for people.</param>
    /// <param name="cancellationToken">Stops after the step; the checkpoint is written.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the checkpoint is written.</exception>
    public void Run(Func<double, long, IReadOnlyDictionary<string, double>> step, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = state.Clock;
        clock.Begin(length);
        folder.Log.CutAfter(clock.Taken);
        var timer = Stopwatch.StartNew();
        var saved = timer.Elapsed;
        var first = clock.Taken;
        var means = new Dictionary<string, double>();
        try
        {
            while (length.Progress(clock.Taken, clock.StageStart, timer.Elapsed) is < 1 and var progress)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                random.manual_seed(RunClock.SeedOf(seed, clock.Taken));
                var measured = step(progress, clock.Taken - clock.StageStart);
                clock.Taken++;
                var made = clock.Taken - first;
                foreach (var (name, value) in measured)
                {
                    means[name] = means.TryGetValue(name, out var mean) ? mean + (Math.Max(0.01, 1.0 / made) * (value - mean)) : value;
                }

                if (made is 1 or 5 or 20 || clock.Taken % 100 == 0 || clock.Taken == length.Steps)
                {
                    Report(clock.Taken, timer.Elapsed, means, output);
                }

                if (timer.Elapsed - saved > CheckpointEvery)
                {
                    saved = timer.Elapsed;
                    state.Save(folder.Checkpoint);
                }
            }
        }
        finally
        {
            // Also when a step failed: what was learned before it is kept.
            state.Save(folder.Checkpoint);
            LossPlot.Write(folder.Log.Read(), folder.Plot);
        }
    }

    private void Report(long step, TimeSpan elapsed, Dictionary<string, double> means, TextWriter output)
    {
        folder.Log.Add(step, elapsed.TotalSeconds, means);
        var values = string.Join(", ", means.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:G4}")));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{elapsed.TotalSeconds:F0} s, step {step}{(length.Steps is { } all ? $" of {all}" : string.Empty)}: {values}, {Environment.WorkingSet >> 20} MB"));
        output.Flush();
    }
}
