using System.Runtime.InteropServices;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>All that a run needs to go on: the rest follows from its request.</summary>
/// <param name="StepIndex">Steps done.</param>
/// <param name="Latents">[tokens, channels] after them, tokens of conditions included.</param>
public sealed record DenoisingCheckpoint(int StepIndex, float[] Latents)
{
    /// <summary>The checkpoint as bytes, little endian: steps done (int32), then the values (float32).</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[4 + (Latents.Length * 4)];
        MemoryMarshal.Write(bytes, StepIndex);
        MemoryMarshal.AsBytes(Latents.AsSpan()).CopyTo(bytes.AsSpan(4));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The length is no checkpoint's.</exception>
    public static DenoisingCheckpoint FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length >= 4 && bytes.Length % 4 == 0
        ? new DenoisingCheckpoint(MemoryMarshal.Read<int>(bytes), MemoryMarshal.Cast<byte, float>(bytes[4..]).ToArray())
        : throw new ArgumentException($"{bytes.Length} bytes are no checkpoint: 4 and a multiple of 4 are needed.", nameof(bytes));
}
