using Microsoft.ML.OnnxRuntime;

namespace SoraCollab.Diffusion.Models;

/// <summary>Values in managed memory that a network reads or writes in place.</summary>
/// <typeparam name="T">float or long.</typeparam>
internal sealed class TensorBuffer<T> : IDisposable
    where T : unmanaged
{
    private readonly T[] values;

    public TensorBuffer(params long[] shape)
    {
        values = new T[checked((int)shape.Aggregate(1L, (product, size) => checked(product * size)))];
        Tensor = OrtValue.CreateTensorValueFromMemory(values, shape);
    }

    public OrtValue Tensor { get; }

    public Span<T> Values => values;

    public void Dispose() => Tensor.Dispose();
}
