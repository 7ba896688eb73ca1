namespace SoraCollab.Diffusion.Latents;

/// <summary>Least squares by the normal equations, gathered sample by sample.</summary>
/// <param name="inputs">Values of a sample's input.</param>
/// <param name="outputs">Values of its output.</param>
internal sealed class RidgeRegression(int inputs, int outputs)
{
    private readonly double[][] gram = [.. Enumerable.Range(0, inputs).Select(_ => new double[inputs])];
    private readonly double[][] moments = [.. Enumerable.Range(0, inputs).Select(_ => new double[outputs])];
    private long samples;

    public void Add(ReadOnlySpan<double> input, ReadOnlySpan<double> output)
    {
        samples++;
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j < inputs; j++)
            {
                gram[i][j] += input[i] * input[j];
            }

            for (int j = 0; j < outputs; j++)
            {
                moments[i][j] += input[i] * output[j];
            }
        }
    }

    /// <summary>[inputs][outputs] weights that minimise the mean squared error plus ridge·|weights|².</summary>
    public double[][] Solve(double ridge)
    {
        double[][] left = [.. gram.Select(row => row.ToArray())];
        double[][] right = [.. moments.Select(row => row.ToArray())];
        for (int i = 0; i < inputs; i++)
        {
            left[i][i] += ridge * samples;
        }

        // Cholesky: the matrix is symmetric and, by the ridge, positive definite.
        for (int i = 0; i < inputs; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = left[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= left[i][k] * left[j][k];
                }

                left[i][j] = i == j ? Math.Sqrt(sum) : sum / left[j][j];
            }
        }

        for (int column = 0; column < outputs; column++)
        {
            for (int i = 0; i < inputs; i++)
            {
                for (int k = 0; k < i; k++)
                {
                    right[i][column] -= left[i][k] * right[k][column];
                }

                right[i][column] /= left[i][i];
            }

            for (int i = inputs - 1; i >= 0; i--)
            {
                for (int k = i + 1; k < inputs; k++)
                {
                    right[i][column] -= left[k][i] * right[k][column];
                }

                right[i][column] /= left[i][i];
            }
        }

        return right;
    }
}
