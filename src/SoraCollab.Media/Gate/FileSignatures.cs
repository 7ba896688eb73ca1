namespace SoraCollab.Media.Gate;

/// <summary>Reads signatures.</summary>
internal static class FileSignatures
{
    private static readonly string[] HeifBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"];

    /// <summary>The signature of a file.</summary>
    public static FileSignature Read(string path)
    {
        var start = new byte[64];
        using var file = File.OpenRead(path);
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Read(start.AsSpan(0, length));
    }

    internal static FileSignature Read(ReadOnlySpan<byte> start) => start switch
    {
        [] => FileSignature.Empty,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileSignature.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileSignature.Jpeg,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => FileSignature.WebP,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => FileSignature.OtherFilm,
        [0x1A, 0x45, 0xDF, 0xA3, ..] => FileSignature.Matroska,
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..] =>
            HeifBrands.Contains(System.Text.Encoding.ASCII.GetString(start[8..12])) ? FileSignature.HeifPicture : FileSignature.Mp4,
        [(byte)'G', (byte)'I', (byte)'F', ..] or [(byte)'B', (byte)'M', ..] or [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => FileSignature.OtherPicture,
        [(byte)'F', (byte)'L', (byte)'V', ..] or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] or [0x47, _, _, _, ..] or [0, 0, 1, 0xBA, ..] => FileSignature.OtherFilm,
        _ => IsText(start) ? FileSignature.Text : FileSignature.Unknown,
    };

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (var one in start)
            if (one < 0x20 && one is not (9 or 10 or 13)) return false;
        return true;
    }
}
