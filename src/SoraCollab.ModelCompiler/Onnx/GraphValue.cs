namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>A tensor in a graph that is being built, by its name there. The empty name leaves an optional input out.</summary>
internal readonly record struct GraphValue(string Name)
{
    public static GraphValue None => new(string.Empty);
}
