using SoraCollab.Diffusion.Denoisers;

namespace SoraCollab.Diffusion.Tests.Denoisers;

public sealed class ClassifierFreeGuidanceTests
{
    [Fact]
    public void Apply_Scale_GoesBeyondThePrompt()
    {
        float[] negative = [1, 0];

        ClassifierFreeGuidance.Apply(negative, [2, -1], 3);

        Assert.Equal(new float[] { 4, -3 }, negative);
    }
}
