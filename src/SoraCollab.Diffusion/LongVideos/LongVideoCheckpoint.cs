using System.Runtime.InteropServices;
using SoraCollab.Diffusion.Pipelines;

namespace SoraCollab.Diffusion.LongVideos;

/// <summary>All that a run of several windows needs to go on: the rest follows from its request.</summary>
/// <param name="Window">Windows done.</param>
/// <param name="Made">[C,F,H,W] latents of the whole clip with what those windows have made; empty before the first is done.</param>
/// <param name="Step">Where the next window got to.</param>
public sealed record LongVideoCheckpoint(int Window, float[] Made, DenoisingCheckpoint Step)
{
    private const int HeaderBytes = 8;

    /// <summary>Bytes that <see cref="ToBytes"/> gives.</summary>
    public long ByteCount => HeaderBytes + (4L * (Made.Length + Step.Latents.Length + 1));

    /// <summary>The checkpoint as bytes, little endian: windows done and values made (int32 each), those values (float32), then the step's own.</summary>
    public byte[] ToBytes()
    {
        var header = new byte[HeaderBytes];
        MemoryMarshal.Write(header, Window);
        MemoryMarshal.Write(header.AsSpan(4), Made.Length);
        return [.. header, .. MemoryMarshal.AsBytes(Made.AsSpan()), .. Step.ToBytes()];
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are no checkpoint.</exception>
    public static LongVideoCheckpoint FromBytes(ReadOnlySpan<byte> bytes)
    {
        int made = bytes.Length < HeaderBytes ? -1 : MemoryMarshal.Read<int>(bytes[4..]);
        return made >= 0 && (bytes.Length - HeaderBytes) / 4 >= made && MemoryMarshal.Read<int>(bytes) is >= 0 and int window
            ? new LongVideoCheckpoint(window, MemoryMarshal.Cast<byte, float>(bytes.Slice(HeaderBytes, made * 4)).ToArray(), DenoisingCheckpoint.FromBytes(bytes[(HeaderBytes + (made * 4))..]))
            : throw new ArgumentException($"{bytes.Length} bytes are no checkpoint of a long clip.", nameof(bytes));
    }
}
