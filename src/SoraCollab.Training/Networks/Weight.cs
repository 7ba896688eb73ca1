using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>One named parameter of a <see cref="WeightSet"/>: its master copy is float32.</summary>
internal sealed class Weight(string name, long[] shape, bool orthogonalised, Func<long[], Tensor> start)
{
    private Tensor? master;

    /// <summary>The name that the diffusers or transformers class gives the parameter, with the set's prefix.</summary>
    public string Name { get; } = name;

    public long[] Shape { get; } = shape;

    public long Count { get; } = shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>True where <see cref="Optimisation.Muon"/> trains the matrix.</summary>
    public bool Orthogonalised { get; } = orthogonalised;

    public Tensor Master => master ?? throw new InvalidOperationException($"{Name} has no values before its set is allocated.");

    /// <summary>The values in the type of the computation; the conversion is differentiable.</summary>
    public Tensor As(ScalarType type) => Master.dtype == type ? Master : Master.to(type);

    internal Tensor Start() => start(Shape);

    internal void Bind(Tensor values) => master = values;
}
