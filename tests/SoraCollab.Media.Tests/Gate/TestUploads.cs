using System.Buffers.Binary;
using System.Diagnostics;
using SkiaSharp;
using SoraCollab.Media.Tools;

namespace SoraCollab.Media.Tests.Gate;

/// <summary>Files as people, and others, would send them; made on the spot.</summary>
internal static class TestUploads
{
    public static FfmpegTools Tools { get; } = FfmpegTools.Find();

    /// <summary>Runs FFmpeg as a sender would.</summary>
    public static async Task<byte[]> FilmAsync(string folder, string name, params string[] arguments)
    {
        var path = Path.Combine(folder, name);
        var start = new ProcessStartInfo(Path.Combine(Tools.Folder, "ffmpeg")) { RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-y", .. arguments, path]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, errors);
        var made = await File.ReadAllBytesAsync(path);
        File.Delete(path);
        return made;
    }

    /// <summary>A second of a moving test picture.</summary>
    public static string[] Pattern(int width = 64, int height = 48, double seconds = 1, int rate = 12) =>
        ["-f", "lavfi", "-i", FormattableString.Invariant($"testsrc=size={width}x{height}:rate={rate}:duration={seconds}")];

    public static byte[] Picture(int width, int height, SKEncodedImageFormat format, Action<SKCanvas>? draw = null)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        {
            if (draw is null) canvas.Clear(SKColors.Teal);
            else draw(canvas);
        }
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG whose EXIF says how the camera was held.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>A PNG that claims a size and has next to nothing.</summary>
    public static byte[] ClaimedPng(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 6);
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true)) zlib.Write(new byte[1000]);
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    public static byte[] Random(int count, params byte[] start)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        start.CopyTo(bytes, 0);
        return bytes;
    }

    public static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. content];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32(named));
        return [.. length, .. named, .. check];
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
