using System.Collections.Immutable;

namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>An input or output of a graph.</summary>
/// <param name="Name">Its name in the session.</param>
/// <param name="ElementType">Its element type.</param>
/// <param name="Shape">Its dimensions.</param>
public sealed record GraphPort(string Name, OnnxElementType ElementType, ImmutableArray<GraphDimension> Shape);
