using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Optimisation;

/// <summary>AdamW over one flat run of values: a step is a dozen large vector operations.</summary>
/// <param name="values">Values to train, a view.</param>
/// <param name="gradients">Their gradients, a view.</param>
/// <param name="shares">Of the learning rate, for each value; null for all of it.</param>
internal sealed class FlatAdamW(Tensor values, Tensor gradients, Tensor? shares = null)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.98;
    private const double Epsilon = 1e-8;
    private const double ClipNorm = 1;

    public Tensor First { get; } = zeros_like(values).DetachFromDisposeScope();

    public Tensor Second { get; } = zeros_like(values).DetachFromDisposeScope();

    public long Steps { get; set; }

    /// <returns>The gradient's norm before clipping; not finite when the step was left out.</returns>
    public double Step(double rate)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var norm = gradients.norm().ToDouble();
        if (!double.IsFinite(norm))
        {
            return norm;
        }

        Steps++;
        gradients.mul_(Math.Min(1, ClipNorm / (norm + 1e-9)));
        First.mul_(Beta1).add_(gradients, alpha: 1 - Beta1);
        Second.mul_(Beta2).addcmul_(gradients, gradients, 1 - Beta2);
        var divisor = Second.sqrt().div_(Math.Sqrt(1 - Math.Pow(Beta2, Steps))).add_(Epsilon);
        var direction = First.div(divisor);
        values.add_(shares is null ? direction : direction.mul_(shares), alpha: -rate / (1 - Math.Pow(Beta1, Steps)));
        return norm;
    }
}
