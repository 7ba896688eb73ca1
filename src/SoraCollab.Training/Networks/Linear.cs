using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>y = x Wᵀ + b, multiplied in the type of x.</summary>
internal sealed record Linear(Weight Matrix, Weight Bias)
{
    public Tensor Forward(Tensor x) => nn.functional.linear(x, Matrix.As(x.dtype), Bias.As(x.dtype));
}
