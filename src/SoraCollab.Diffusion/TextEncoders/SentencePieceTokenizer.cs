using Microsoft.ML.Tokenizers;
using Library = Microsoft.ML.Tokenizers.SentencePieceTokenizer;

namespace SoraCollab.Diffusion.TextEncoders;

/// <summary>The SentencePiece unigram tokenizer of T5: text, end token, padding. Text that looks like a special token stays text.</summary>
public sealed class SentencePieceTokenizer
{
    private readonly SentencePieceModel model;
    private readonly Library library;

    private SentencePieceTokenizer(SentencePieceModel model, Library library)
    {
        this.model = model;
        this.library = library;
    }

    /// <summary>Id that ends every text.</summary>
    public int EndId => model.EndId;

    /// <summary>Reads a SentencePiece model file (<c>spiece.model</c>).</summary>
    /// <exception cref="ModelCompiler.InvalidModelException">The file is missing or is no such model.</exception>
    public static SentencePieceTokenizer Load(string path)
    {
        SentencePieceModel model = SentencePieceModel.Read(path);
        return new SentencePieceTokenizer(model, Library.Create(new MemoryStream(model.Bytes), addBeginningOfSentence: false, addEndOfSentence: false));
    }

    /// <summary>The ids of a text and the end token, unpadded.</summary>
    public IReadOnlyList<int> Encode(string text)
    {
        IReadOnlyList<EncodedToken> pieces = library.EncodeToTokens(text, out string? normalized, addBeginningOfSentence: false, addEndOfSentence: false);
        var ids = new List<int>(pieces.Count + 1);
        foreach (EncodedToken piece in pieces)
        {
            // SentencePiece makes one unknown token of a run of unknown characters; the library one of each.
            int id = IdOf(piece, normalized ?? text);
            if (id != model.UnknownId || ids.Count == 0 || ids[^1] != id)
            {
                ids.Add(id);
            }
        }

        ids.Add(model.EndId);
        return ids;
    }

    /// <summary>
    /// The library counts the ids of single bytes from the last byte's piece and not from the first's. Such an id names a piece of another
    /// text than that at its place, or none.
    /// </summary>
    private int IdOf(EncodedToken piece, string normalized) =>
        model.FirstByteId is null || piece.Id < model.FirstByteId + byte.MaxValue
            || (piece.Id < model.Pieces.Count && normalized.AsSpan()[piece.Offset].SequenceEqual(model.Pieces[piece.Id]))
            ? piece.Id
            : piece.Id - byte.MaxValue;

    /// <summary>The ids of a text, cut or filled up to a length; the end token survives the cut.</summary>
    /// <param name="text">The prompt.</param>
    /// <param name="length">How many ids; at least 1.</param>
    public TokenizedPrompt Encode(string text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        IReadOnlyList<int> all = Encode(text);
        var ids = new int[length];
        int count = Math.Min(all.Count, length);
        for (int i = 0; i < count; i++)
        {
            ids[i] = all[i];
        }

        ids[count - 1] = model.EndId;
        Array.Fill(ids, model.PadId, count, length - count);
        return new TokenizedPrompt(ids, count, all.Count > length);
    }
}
