using System.Text;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>
/// The few fields of a SentencePiece model file (protobuf, sentencepiece_model.proto) that tokenizing needs beside the
/// pieces, and the file's bytes in the form that Microsoft.ML.Tokenizers reads: that library indexes its pieces with
/// trainer_spec.bos_id, which is -1 in every T5 file, so the id is pointed at a real piece. No such token is ever added.
/// </summary>
/// <param name="Bytes">The file with a valid bos_id.</param>
/// <param name="UnknownId">Id of unknown text.</param>
/// <param name="EndId">Id of the end of the text.</param>
/// <param name="PadId">Id that fills up; 0 where the file has none.</param>
/// <param name="FirstByteId">Id of the byte 0 in files with a piece for each byte (byte fallback); null for others.</param>
/// <param name="Pieces">The texts of all pieces, by id.</param>
internal sealed record SentencePieceModel(byte[] Bytes, int UnknownId, int EndId, int PadId, int? FirstByteId, IReadOnlyList<string> Pieces)
{
    private const int PieceField = 1;
    private const string FirstByte = "<0x00>";
    private const int TrainerSpecField = 2;
    private const int UnknownIdField = 40;
    private const int BeginIdField = 41;
    private const int EndIdField = 42;
    private const int PadIdField = 43;

    public static SentencePieceModel Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidModelException(path, "the file is missing.");
        }

        byte[] file = File.ReadAllBytes(path);
        try
        {
            SentencePieceModel model = Read(file);
            return model.EndId >= 0
                ? model
                : throw new InvalidModelException(path, "trainer_spec.eos_id is -1; T5 models need an end token.");
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidModelException(path, "is not a SentencePiece model.", e);
        }
    }

    private static SentencePieceModel Read(byte[] file)
    {
        (int unknown, int end, int pad) = (0, 2, -1); // the proto's own defaults
        var output = new MemoryStream(file.Length + 16);
        var pieces = new List<string>();
        int at = 0;
        while (at < file.Length)
        {
            int start = at;
            (int field, int bodyStart) = Field(file, ref at);
            if (field == PieceField)
            {
                pieces.Add(Piece(file.AsSpan(bodyStart, at - bodyStart)));
            }

            if (field != TrainerSpecField)
            {
                output.Write(file, start, at - start);
                continue;
            }

            var spec = new MemoryStream();
            ReadOnlySpan<byte> body = file.AsSpan(bodyStart, at - bodyStart);
            for (int i = 0; i < body.Length;)
            {
                int fieldStart = i;
                (int number, int valueStart) = Field(body, ref i);
                if (number != BeginIdField)
                {
                    spec.Write(body[fieldStart..i]);
                }

                int value = valueStart;
                switch (number)
                {
                    case UnknownIdField: unknown = (int)Varint(body, ref value); break;
                    case EndIdField: end = (int)Varint(body, ref value); break;
                    case PadIdField: pad = (int)Varint(body, ref value); break;
                }
            }

            WriteVarint(spec, BeginIdField << 3);
            WriteVarint(spec, (ulong)Math.Max(end, 0));
            WriteVarint(output, (TrainerSpecField << 3) | 2);
            WriteVarint(output, (ulong)spec.Length);
            spec.WriteTo(output);
        }

        int firstByte = pieces.IndexOf(FirstByte);
        return new SentencePieceModel(output.ToArray(), unknown, end, Math.Max(pad, 0), firstByte < 0 ? null : firstByte, pieces);
    }

    /// <summary>The text of a piece, its field 1.</summary>
    private static string Piece(ReadOnlySpan<byte> body)
    {
        int at = 0;
        while (at < body.Length)
        {
            (int field, int start) = Field(body, ref at);
            if (field == PieceField)
            {
                return Encoding.UTF8.GetString(body[start..at]);
            }
        }

        return string.Empty;
    }

    /// <summary>Reads one field's tag and steps over its value; returns its number and where the value (of bytes: their content) begins.</summary>
    private static (int Field, int ValueStart) Field(ReadOnlySpan<byte> data, ref int at)
    {
        ulong tag = Varint(data, ref at);
        int start = at;
        switch (tag & 7)
        {
            case 0: Varint(data, ref at); break;
            case 1: at += 8; break;
            case 5: at += 4; break;
            case 2:
                int length = checked((int)Varint(data, ref at));
                start = at;
                at += length;
                break;
            default: throw new ArgumentException($"wire type {tag & 7}");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(at, data.Length);
        return ((int)(tag >> 3), start);
    }

    private static ulong Varint(ReadOnlySpan<byte> data, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = data[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new ArgumentException("varint");
    }

    private static void WriteVarint(Stream output, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            output.WriteByte((byte)(value | 0x80));
        }

        output.WriteByte((byte)value);
    }
}
