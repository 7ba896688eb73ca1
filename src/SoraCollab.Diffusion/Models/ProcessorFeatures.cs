using System.Runtime.Intrinsics.X86;

namespace SoraCollab.Diffusion.Models;

/// <summary>What this processor can do that matters to 8-bit products.</summary>
public static class ProcessorFeatures
{
    /// <summary>
    /// Whether sums of 8-bit products are gathered in 32 bits (VNNI); older x64 processors gather them in 16, which overflow
    /// unless weights are given a bit less. Processors that are not x64 never have that trap.
    /// </summary>
    public static bool HasVnni { get; } = !X86Base.IsSupported || HasAvx512Vnni() || HasAvxVnni();

    // Leaf 7 of the CPUID instruction (Intel, Software Developer's Manual, volume 2A).
    private static bool HasAvx512Vnni() => (X86Base.CpuId(7, 0).Ecx & (1 << 11)) != 0;

    private static bool HasAvxVnni() => X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 4)) != 0;
}
