using System.Buffers.Binary;
using SoraCollab.Diffusion.LongVideos;

namespace SoraCollab.InferenceHost.Direction;

/// <summary>Where a take of one or several pieces got to.</summary>
/// <param name="Pieces">The pieces that are denoised, and last the one in progress; of a refinement the tile in progress.</param>
/// <param name="Refined">How far it is refined; null where it is not or not yet.</param>
internal sealed record DirectionCheckpoint(IReadOnlyList<LongVideoCheckpoint> Pieces, RefinedPart? Refined = null)
{
    /// <summary>Stands in place of a piece's length before what is refined.</summary>
    private const int RefinedMark = -1;

    private const int RefinedHeader = 4 * sizeof(int);

    /// <summary>Bytes that <see cref="ToBytes"/> gives.</summary>
    public long ByteCount => Pieces.Sum(piece => sizeof(int) + piece.ByteCount) + (Refined is null ? 0 : RefinedHeader + Refined.Rgb24.Length);

    /// <summary>
    /// Where it is refined -1, pass, tiles done and bytes (int32, little endian) and the frames; then each piece as its length
    /// (int32) and its bytes.
    /// </summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(int)];
        if (Refined is { } refined)
        {
            foreach (var value in (ReadOnlySpan<int>)[RefinedMark, refined.Pass, refined.Tile, refined.Rgb24.Length])
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, value);
                bytes.Write(length);
            }

            bytes.Write(refined.Rgb24.Span);
        }

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
        var refined = ReadRefined(ref bytes);
        while (bytes.Length > 0)
        {
            var length = bytes.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (length < 0 || length > bytes.Length - sizeof(int)) throw new ArgumentException($"A piece of {length} bytes is no checkpoint.", nameof(bytes));
            pieces.Add(LongVideoCheckpoint.FromBytes(bytes.Slice(sizeof(int), length)));
            bytes = bytes[(sizeof(int) + length)..];
        }

        if (refined is not null && pieces.Count != 1) throw new ArgumentException($"A refinement has one tile in progress, not {pieces.Count}.", nameof(bytes));
        return new DirectionCheckpoint(pieces, refined);
    }

    private static RefinedPart? ReadRefined(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(bytes) != RefinedMark) return null;
        if (bytes.Length < RefinedHeader) throw new ArgumentException($"{bytes.Length} bytes are no refinement's.", nameof(bytes));
        var (pass, tile, length) = (
            BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));
        if (length < 0 || length > bytes.Length - RefinedHeader) throw new ArgumentException($"Frames of {length} bytes are none.", nameof(bytes));
        var refined = new RefinedPart(pass, tile, bytes.Slice(RefinedHeader, length).ToArray());
        bytes = bytes[(RefinedHeader + length)..];
        return refined;
    }
}
