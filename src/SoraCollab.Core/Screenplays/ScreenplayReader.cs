using System.Text;

namespace SoraCollab.Core.Screenplays;

/// <summary>Reads whatever a writer hands over: Fountain, plain text or Final Draft, in the encodings that writing programs leave behind.</summary>
public static class ScreenplayReader
{
    /// <summary>Most bytes of a file; Final Draft spends some ten on a character.</summary>
    public const int MaximumBytes = 8 * 1024 * 1024;

    /// <summary>A file's screenplay as Fountain, as it is kept.</summary>
    /// <exception cref="InvalidScreenplayException">It is too large, no text, or a broken file of Final Draft; the message says what is wanted.</exception>
    public static string ToFountain(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaximumBytes)
            throw new InvalidScreenplayException($"The file has {file.Length / 1048576.0:0.0} MiB, but at most {MaximumBytes / 1048576} MiB are read.");
        if (file.StartsWith("%PDF"u8)) throw Wrong("a PDF");
        if (file.StartsWith("PK\u0003\u0004"u8)) throw Wrong("a zip archive, as Word and Fade In write them");
        if (file.StartsWith("{\\rtf"u8)) throw Wrong("rich text (RTF)");
        return ToFountain(Decode(file));
    }

    /// <summary>Pasted text as Fountain, as it is kept.</summary>
    /// <exception cref="InvalidScreenplayException">It has no words, is too long, or is a broken file of Final Draft.</exception>
    public static string ToFountain(string text)
    {
        var isFinalDraft = text.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart().StartsWith("<FinalDraft", StringComparison.Ordinal);
        var fountain = isFinalDraft ? FountainWriter.Write(FinalDraftReader.Read(text)) : text.ReplaceLineEndings("\n").Replace('\f', '\n');
        if (string.IsNullOrWhiteSpace(fountain)) throw new InvalidScreenplayException("The screenplay has no words.");
        if (fountain.Length > ScriptRules.MaximumLength)
            throw new InvalidScreenplayException($"The screenplay has {fountain.Length} characters, but at most {ScriptRules.MaximumLength} are kept. Bring it in parts.");
        return fountain;
    }

    private static string Decode(ReadOnlySpan<byte> file)
    {
        var text = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(file[3..]),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(file[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(file[2..]),
            _ => Unmarked(file),
        };
        // Replacement characters of broken sequences stay where they are: a writer sees and mends them.
        var wrong = text.AsSpan().IndexOfAnyInRange('\0', '\u0008');
        return wrong < 0 ? text.Replace("\u001a", "", StringComparison.Ordinal) : throw Wrong($"no text: it holds the control character U+{(int)text[wrong]:X4}");
    }

    private static string Unmarked(ReadOnlySpan<byte> file)
    {
        // Text of Western letters in UTF-16 has a zero in every other byte.
        var sample = file[..Math.Min(file.Length & ~1, 512)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if ((i & 1) == 0) even++;
            else odd++;
        }

        if (sample.Length >= 4 && odd > sample.Length / 4 && even == 0) return Encoding.Unicode.GetString(file);
        if (sample.Length >= 4 && even > sample.Length / 4 && odd == 0) return Encoding.BigEndianUnicode.GetString(file);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
        }
    }

    private static InvalidScreenplayException Wrong(string what) =>
        new($"The file is {what}. Bring the screenplay as Fountain, as plain text, or as Final Draft (.fdx): every writing program exports one of them.");
}
