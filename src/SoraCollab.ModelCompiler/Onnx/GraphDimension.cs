namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>One dimension of a graph's input or output: a fixed size, or a name for one that each call chooses.</summary>
public readonly record struct GraphDimension
{
    private GraphDimension(long? size, string? symbol)
    {
        Size = size;
        Symbol = symbol;
    }

    /// <summary>The fixed size, or null.</summary>
    public long? Size { get; }

    /// <summary>The name of the free size, or null.</summary>
    public string? Symbol { get; }

    /// <summary>A fixed size.</summary>
    public static implicit operator GraphDimension(long size) => new(size, null);

    /// <summary>A free size; equal names mean equal sizes.</summary>
    public static implicit operator GraphDimension(string symbol) => new(null, symbol);

    /// <inheritdoc />
    public override string ToString() => Symbol ?? $"{Size}";
}
