using System.Buffers.Binary;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Where a take of one or several pieces got to.</summary>
/// <param name="Pieces">The pieces that are denoised, and last the one in progress.</param>
internal sealed record DirectionCheckpoint(IReadOnlyList<LongVideoCheckpoint> Pieces)
{
    /// <summary>Bytes that <see cref="ToBytes"/> gives.</summary>
    public long ByteCount => Pieces.Sum(piece => sizeof(int) + piece.ByteCount);

    /// <summary>Each piece as its length (int32, little endian) and its bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var piece in Pieces.Select(piece => piece.ToBytes()))
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, piece.Length);
            bytes.Write(length);
            bytes.Write(piece);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="ArgumentException">The bytes are no checkpoint.</exception>
    public static DirectionCheckpoint FromBytes(ReadOnlySpan<byte> bytes)
    {
        var pieces = new List<LongVideoCheckpoint>();
        while (bytes.Length > 0)
        {
            var length = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (length < 0 || length > bytes.Length - sizeof(int)) throw new ArgumentException($"A piece of {length} bytes is no checkpoint.", nameof(bytes));
            pieces.Add(LongVideoCheckpoint.FromBytes(bytes.Slice(sizeof(int), length)));
            bytes = bytes[(sizeof(int) + length)..];
        }

        return new DirectionCheckpoint(pieces);
    }
}
