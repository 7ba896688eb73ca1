using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Networks;

/// <summary>
/// All parameters of one or more networks, in one flat float32 vector with one flat gradient: an optimiser's step, the moving average
/// and a checkpoint are then a few large operations instead of a few for each parameter.
/// </summary>
internal sealed class WeightSet
{
    private readonly List<Weight> declared = [];
    private readonly Dictionary<string, Weight> byName = new(StringComparer.Ordinal);

    /// <summary>Values of all parameters: those that Muon trains first, sorted by shape, then the rest.</summary>
    public Tensor Values { get; private set; } = zeros(0);

    /// <summary>Gradients in the same order; parameters accumulate into it.</summary>
    public Tensor Gradients { get; private set; } = zeros(0);

    public IReadOnlyList<Weight> Weights => declared;

    public Weight this[string name] => byName[name];

    /// <summary>Where each parameter begins in <see cref="Values"/>.</summary>
    public Dictionary<string, long> Offsets { get; } = new(StringComparer.Ordinal);

    public Weight Declare(string name, long[] shape, Func<long[], Tensor> start, bool orthogonalised = false)
    {
        var weight = new Weight(name, shape, orthogonalised, start);
        byName.Add(name, weight);
        declared.Add(weight);
        return weight;
    }

    /// <summary>A matrix at variance 1/fan-in times <paramref name="gain"/> squared, without bias.</summary>
    public Weight Matrix(string name, long outputs, long inputs, double gain = 1, bool orthogonalised = true) =>
        Declare(name, [outputs, inputs], shape => gain == 0 ? zeros(shape) : randn(shape) * (gain / Math.Sqrt(inputs)), orthogonalised);

    public Linear Linear(string name, long inputs, long outputs, double gain = 1, bool orthogonalised = true) => new(
        Matrix(name + ".weight", outputs, inputs, gain, orthogonalised),
        Declare(name + ".bias", [outputs], shape => zeros(shape)));

    public Weight Ones(string name, long size) => Declare(name, [size], shape => ones(shape));

    /// <summary>Lays the declared parameters out and fills them; nothing can be declared afterwards.</summary>
    public void Allocate(long seed)
    {
        using var guard = no_grad();
        random.manual_seed(seed);
        var total = declared.Sum(weight => weight.Count);
        Values = zeros(total).DetachFromDisposeScope();
        Gradients = zeros(total).DetachFromDisposeScope();
        long offset = 0;
        var inOrder = declared.OrderByDescending(weight => weight.Orthogonalised)
            .ThenBy(weight => weight.Orthogonalised ? string.Join('x', weight.Shape) : string.Empty, StringComparer.Ordinal);
        foreach (var weight in inOrder)
        {
            var view = Values.narrow(0, offset, weight.Count).view(weight.Shape);
            using (var scope = NewDisposeScope())
            {
                view.copy_(weight.Start());
            }

            var leaf = view.detach().requires_grad_(true).DetachFromDisposeScope();
            leaf.grad = Gradients.narrow(0, offset, weight.Count).view(weight.Shape);
            weight.Bind(leaf);
            Offsets[weight.Name] = offset;
            offset += weight.Count;
        }
    }

    /// <summary>Copies the values of a file into the parameters whose names begin with <paramref name="prefix"/>.</summary>
    public void Load(IReadOnlyDictionary<string, Tensor> values, string prefix = "")
    {
        using var guard = no_grad();
        foreach (var weight in declared.Where(weight => weight.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (!values.TryGetValue(weight.Name[prefix.Length..], out var value))
            {
                throw new InvalidDataException($"The file has no tensor {weight.Name[prefix.Length..]}.");
            }

            if (!value.shape.SequenceEqual(weight.Shape))
            {
                throw new InvalidDataException($"{weight.Name} should be [{string.Join(',', weight.Shape)}], the file has [{string.Join(',', value.shape)}].");
            }

            Values.narrow(0, Offsets[weight.Name], weight.Count).copy_(value.reshape(-1));
        }
    }

    /// <summary>The parameters under a prefix, without it, read from a vector laid out like <see cref="Values"/>.</summary>
    public IEnumerable<(string Name, Tensor Value)> Read(Tensor flat, string prefix) =>
        declared.Where(weight => weight.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(weight => (weight.Name[prefix.Length..], flat.narrow(0, Offsets[weight.Name], weight.Count).view(weight.Shape)));
}
