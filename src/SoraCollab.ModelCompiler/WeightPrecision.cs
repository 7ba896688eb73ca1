namespace SoraCollab.ModelCompiler;

/// <summary>In which numbers the large matrix products of a network are computed.</summary>
public enum WeightPrecision
{
    /// <summary>32-bit floats straight from the weight files: no copy, and the results of the reference libraries.</summary>
    Float32,

    /// <summary>
    /// 8-bit whole numbers: weights are rounded per output channel when the graph is compiled (the copy lies in the graph), activations on the
    /// fly. On CPUs with VNNI much faster; results differ by about a hundredth. Other x64 CPUs need ONNX Runtime's session option
    /// <c>session.x64quantprecision</c> set to <c>1</c>, or sums saturate.
    /// </summary>
    Int8,
}
