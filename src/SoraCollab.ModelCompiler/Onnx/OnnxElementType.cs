namespace SoraCollab.ModelCompiler.Onnx;

/// <summary>Element types of ONNX tensors, with the numbers of <c>TensorProto.DataType</c> in onnx.proto.</summary>
public enum OnnxElementType
{
    /// <summary>32-bit float.</summary>
    Float32 = 1,

    /// <summary>8-bit whole number with a sign.</summary>
    Int8 = 3,

    /// <summary>32-bit whole number.</summary>
    Int32 = 6,

    /// <summary>64-bit whole number.</summary>
    Int64 = 7,

    /// <summary>IEEE half.</summary>
    Float16 = 10,

    /// <summary>64-bit float.</summary>
    Float64 = 11,

    /// <summary>Brain float: a 32-bit float cut to its upper half.</summary>
    BFloat16 = 16,
}
