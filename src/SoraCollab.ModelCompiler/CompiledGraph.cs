using System.Collections.Immutable;
using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler;

/// <summary>
/// An ONNX graph whose weights lie in safetensors files. ONNX Runtime loads it from <see cref="Model"/> with the session
/// option <see cref="WeightsFolderOption"/> set to <see cref="WeightsFolder"/>.
/// </summary>
/// <param name="Name">Name of the graph, for logs.</param>
/// <param name="Model">The ONNX model (opset 23, format version 11, plus ONNX Runtime's own operators).</param>
/// <param name="WeightsFolder">Full path of the folder that the external data are relative to.</param>
/// <param name="Inputs">The inputs, in the order of the model.</param>
/// <param name="Outputs">The outputs, in the order of the model.</param>
public sealed record CompiledGraph(
    string Name,
    byte[] Model,
    string WeightsFolder,
    ImmutableArray<GraphPort> Inputs,
    ImmutableArray<GraphPort> Outputs)
{
    /// <summary>Key of ONNX Runtime's session option for the folder of external data.</summary>
    public const string WeightsFolderOption = "session.model_external_initializers_file_folder_path";
}
