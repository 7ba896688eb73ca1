namespace SoraCollab.Diffusion.Schedulers;

/// <summary>
/// One run of UniPC (Zhao et al. 2023, arXiv 2302.04867; variant B2, order 2, predicting the clean clip) along a flow: each step corrects
/// the latents by what the network says of them, then predicts the next ones from the last two predictions. As in diffusers'
/// UniPCMultistepScheduler.
/// </summary>
/// <param name="schedule">The run's noise levels.</param>
public sealed class UniPcFlowWalk(DenoisingSchedule schedule)
{
    private const int LargestOrder = 2;

    private float[]? clean;
    private float[]? cleanBefore;
    private float[]? start;
    private int order;

    /// <summary>The clean clip that the last step's pass predicted: x - sigma·v; empty before the first step.</summary>
    public ReadOnlySpan<float> PredictedClip => clean;

    /// <summary>One step, in place; steps are made in order from the first.</summary>
    /// <param name="step">Which step, from 0.</param>
    /// <param name="velocity">What the network said, as many values as <paramref name="latents"/>.</param>
    /// <param name="latents">The latents, changed in place.</param>
    public void Step(int step, ReadOnlySpan<float> velocity, Span<float> latents)
    {
        var predicted = new float[latents.Length];
        for (int i = 0; i < predicted.Length; i++)
        {
            predicted[i] = latents[i] - (schedule.Sigmas[step] * velocity[i]);
        }

        if (start is not null)
        {
            Correct(step, predicted, latents);
        }

        (cleanBefore, clean) = (clean, predicted);
        int done = cleanBefore is null ? 0 : order;
        order = Math.Min(Math.Min(LargestOrder, schedule.StepCount - step), done + 1);
        start = latents.ToArray();
        Predict(step, latents);
    }

    /// <summary>What <see cref="Restore"/> needs to go on: start, clean clip and, from the second step on, the clean clip before.</summary>
    internal IEnumerable<float> Memory => [.. start ?? [], .. clean ?? [], .. cleanBefore ?? []];

    /// <summary>Goes on from where an earlier run was.</summary>
    /// <param name="memory">Its <see cref="Memory"/>.</param>
    /// <param name="count">Values of the clip.</param>
    /// <param name="stepsDone">Steps that it made, at least 1.</param>
    internal void Restore(ReadOnlySpan<float> memory, int count, int stepsDone)
    {
        order = Math.Min(Math.Min(LargestOrder, schedule.StepCount - stepsDone + 1), stepsDone);
        start = memory[..count].ToArray();
        clean = memory.Slice(count, count).ToArray();
        cleanBefore = memory.Length > 2 * count ? memory.Slice(2 * count, count).ToArray() : null;
    }

    private void Correct(int step, float[] predicted, Span<float> latents)
    {
        (double from, double to) = (schedule.Sigmas[step - 1], schedule.Sigmas[step]);
        double h = LogRatio(to) - LogRatio(from);
        double growth = Math.Exp(-h) - 1;
        double ratio = 1, older = 0, newer = 0.5;
        if (order == LargestOrder)
        {
            ratio = (LogRatio(schedule.Sigmas[step - 2]) - LogRatio(from)) / h;
            double second = (growth / -h) - 1;
            double first = second / growth;
            double third = 2 * ((second / -h) - 0.5) / growth;
            older = (first - third) / (1 - ratio);
            newer = first - older;
        }

        for (int i = 0; i < latents.Length; i++)
        {
            double slope = order == LargestOrder ? older * (cleanBefore![i] - clean![i]) / ratio : 0;
            latents[i] = (float)((to / from * start![i]) - ((1 - to) * growth * (clean![i] + slope + (newer * (predicted[i] - clean[i])))));
        }
    }

    private void Predict(int step, Span<float> latents)
    {
        (double from, double to) = (schedule.Sigmas[step], schedule.Sigmas[step + 1]);
        double h = LogRatio(to) - LogRatio(from);
        double growth = double.IsPositiveInfinity(h) ? -1 : Math.Exp(-h) - 1;
        double ratio = order == LargestOrder ? (LogRatio(schedule.Sigmas[step - 1]) - LogRatio(from)) / h : 1;
        for (int i = 0; i < latents.Length; i++)
        {
            double slope = order == LargestOrder ? 0.5 * (cleanBefore![i] - clean![i]) / ratio : 0;
            latents[i] = (float)((to / from * start![i]) - ((1 - to) * growth * (clean![i] + slope)));
        }
    }

    /// <summary>Half the logarithm of signal to noise: ln(1 - sigma) - ln(sigma).</summary>
    private static double LogRatio(double sigma) => sigma == 0 ? double.PositiveInfinity : Math.Log(1 - sigma) - Math.Log(sigma);
}
