namespace SoraCollab.Diffusion.Schedulers;

/// <summary>
/// Noise levels that leave 1 slowly in the first half of the steps and fall along a parabola in the second, as LTX-Video
/// 0.9.5 and later (and Movie Gen, section 3.4.2) are sampled.
/// </summary>
public static class LinearQuadraticSchedule
{
    private const double LinearPart = 0.025;

    /// <summary>The noise levels, from 1 downward; the last step's 0 is not among them.</summary>
    /// <param name="steps">How many; at least 1.</param>
    public static double[] Sigmas(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (steps == 1)
        {
            return [1];
        }

        int linearSteps = steps / 2;
        int quadraticSteps = steps - linearSteps;
        double difference = linearSteps - (LinearPart * steps);
        double quadratic = difference / (linearSteps * (double)quadraticSteps * quadraticSteps);
        double linear = (LinearPart / linearSteps) - (2 * difference / ((double)quadraticSteps * quadraticSteps));
        double constant = quadratic * linearSteps * linearSteps;
        var sigmas = new double[steps];
        for (int i = 0; i < steps; i++)
        {
            double covered = i < linearSteps
                ? i * LinearPart / linearSteps
                : (quadratic * i * i) + (linear * i) + constant;
            sigmas[i] = 1 - covered;
        }

        return sigmas;
    }
}
