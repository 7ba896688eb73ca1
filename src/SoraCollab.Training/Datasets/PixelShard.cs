using System.Runtime.InteropServices;

namespace SoraCollab.Training.Datasets;

/// <summary>Some rendered clips: the scenes' seeds, the pixels and the subjects' masks.</summary>
/// <param name="Seeds">The scenes, see <see cref="PixelFormat.Scene"/>.</param>
/// <param name="Pixels">[clips, frames, height, width, 3].</param>
/// <param name="Masks">The subject's share of each cell of 4x4 pixels, 0..255, [clips, frames, height / 4, width / 4].</param>
internal sealed record PixelShard(uint[] Seeds, byte[] Pixels, byte[] Masks)
{
    private const uint Mark = 0x31_50_43_53; // "SCP1"

    public int Count => Seeds.Length;

    /// <summary>A shard is there only when it is complete.</summary>
    public void Write(string path)
    {
        using (var file = File.Create(path + ".part"))
        {
            file.Write(MemoryMarshal.AsBytes([Mark, (uint)Seeds.Length, (uint)Pixels.Length, (uint)Masks.Length]));
            file.Write(MemoryMarshal.AsBytes(Seeds.AsSpan()));
            file.Write(Pixels);
            file.Write(Masks);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>The seeds of a shard, whose length is checked: its clips can then be read from their places.</summary>
    /// <exception cref="InvalidDataException">The file is not a shard of this format.</exception>
    public static uint[] ReadSeeds(string path, PixelFormat format)
    {
        using var file = File.OpenRead(path);
        var header = new uint[4];
        if (file.Length >= 16)
        {
            file.ReadExactly(MemoryMarshal.AsBytes(header.AsSpan()));
        }

        long count = header[1];
        if (header[0] != Mark || header[2] != count * format.PixelCount || header[3] != count * format.MaskCount
            || file.Length != 16 + (count * 4) + header[2] + header[3])
        {
            throw new InvalidDataException($"{path} is not a shard of rendered clips of this format, or is cut off.");
        }

        var seeds = new uint[count];
        file.ReadExactly(MemoryMarshal.AsBytes(seeds.AsSpan()));
        return seeds;
    }
}
