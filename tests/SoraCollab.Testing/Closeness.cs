namespace SoraCollab.Testing;

/// <summary>How far computed values are from golden ones.</summary>
public static class Closeness
{
    /// <summary>Largest absolute difference over largest absolute golden value; infinite where lengths differ or a value is no number.</summary>
    public static double RelativeError(ReadOnlySpan<float> golden, ReadOnlySpan<float> actual)
    {
        if (golden.Length != actual.Length)
        {
            return double.PositiveInfinity;
        }

        double largest = 0, error = 0;
        for (int i = 0; i < golden.Length; i++)
        {
            if (!float.IsFinite(actual[i]))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, Math.Abs(golden[i]));
            error = Math.Max(error, Math.Abs((double)golden[i] - actual[i]));
        }

        return largest == 0 ? error : error / largest;
    }
}
