using SoraCollab.InferenceHost.Direction;
using SoraCollab.InferenceHost.Jobs;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Shows on one line how far denoising is; where lines cannot be written over, on one line a step.</summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private readonly StepPace pace = new();
    private int shown;

    /// <summary>A step ended.</summary>
    public void Show(DirectionStep step)
    {
        pace.Add(step.Duration);
        var text = FormattableString.Invariant(
            $"step {step.Step} of {step.StepCount}, {pace.PerStep.TotalSeconds:0.00} s a step, {(step.Step == step.StepCount ? "decoding" : Left(pace.PerStep * (step.StepCount - step.Step)))}");
        if (!terminal.IsInteractive)
        {
            terminal.Output.WriteLine(text);
            return;
        }

        terminal.Output.Write("\r" + text.PadRight(shown));
        terminal.Output.Flush();
        shown = text.Length;
    }

    /// <summary>What comes next stands on a line of its own.</summary>
    public void End()
    {
        if (terminal.IsInteractive && shown > 0) terminal.Output.WriteLine();
    }

    private static string Left(TimeSpan time) => time.TotalMinutes < 2
        ? FormattableString.Invariant($"{Math.Ceiling(time.TotalSeconds):0} s left")
        : FormattableString.Invariant($"{Math.Ceiling(time.TotalMinutes):0} min left");
}
