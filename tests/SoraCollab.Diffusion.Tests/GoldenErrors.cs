namespace SoraCollab.Diffusion.Tests;

/// <summary>Judges the error against a golden and prints it.</summary>
internal static class GoldenErrors
{
    public static void Check(ITestOutputHelper output, string what, double error, double tolerance)
    {
        output.WriteLine($"golden | {what} | {error:0.0e+0}");
        Assert.True(error <= tolerance, $"{what}: the largest error is {error:0.0e+0} of the largest value; allowed is {tolerance:0.0e+0}.");
    }
}
