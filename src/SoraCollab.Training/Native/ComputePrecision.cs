using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace SoraCollab.Training.Native;

/// <summary>The number format that the networks compute in. Weights, their averages and what is written to disk do not depend on it.</summary>
internal static class ComputePrecision
{
    private const int FeatureLeaf = 7;
    private const int Avx512Bf16 = 1 << 5;
    private const int AmxBf16 = 1 << 22;

    /// <summary>
    /// bfloat16 where the processor multiplies it (AVX512_BF16 or AMX_BF16; Intel's manual, CPUID leaf 7). Elsewhere float32: Torch then
    /// imitates bfloat16 in software, many times slower than float32.
    /// </summary>
    public static ScalarType Preferred { get; } = MultipliesBFloat16() ? ScalarType.BFloat16 : ScalarType.Float32;

    private static bool MultipliesBFloat16()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < FeatureLeaf)
        {
            return false;
        }

        var (subleaves, _, _, edx) = X86Base.CpuId(FeatureLeaf, 0);
        return (edx & AmxBf16) != 0 || (subleaves >= 1 && (X86Base.CpuId(FeatureLeaf, 1).Eax & Avx512Bf16) != 0);
    }
}
