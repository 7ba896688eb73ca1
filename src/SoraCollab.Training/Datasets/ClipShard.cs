using System.Runtime.InteropServices;

namespace SoraCollab.Training.Datasets;

/// <summary>Some hundred encoded clips: the scene's seed, the latents before normalisation, and the subject's mask of each.</summary>
/// <param name="Seeds">The scenes, see <see cref="TrainingScenes.Of(uint)"/>.</param>
/// <param name="Latents">float16, [clips, frames, rows, columns, channels].</param>
/// <param name="Masks">[clips, tokens, cells].</param>
internal sealed record ClipShard(uint[] Seeds, Half[] Latents, byte[] Masks)
{
    private const uint Mark = 0x31_4C_43_53; // "SCL1"

    public int Count => Seeds.Length;

    /// <summary>A shard is there only when it is complete.</summary>
    public void Write(string path)
    {
        using (var file = File.Create(path + ".part"))
        {
            file.Write(MemoryMarshal.AsBytes([Mark, (uint)Seeds.Length, (uint)Latents.Length, (uint)Masks.Length]));
            file.Write(MemoryMarshal.AsBytes(Seeds.AsSpan()));
            file.Write(MemoryMarshal.AsBytes(Latents.AsSpan()));
            file.Write(Masks);
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">The file is not a shard.</exception>
    public static ClipShard Read(string path)
    {
        using var file = File.OpenRead(path);
        var header = new uint[4];
        file.ReadExactly(MemoryMarshal.AsBytes(header.AsSpan()));
        if (header[0] != Mark || file.Length != 16 + (header[1] * 4L) + (header[2] * 2L) + header[3])
        {
            throw new InvalidDataException($"{path} is not a shard of encoded clips, or is cut off.");
        }

        var shard = new ClipShard(new uint[header[1]], new Half[header[2]], new byte[header[3]]);
        file.ReadExactly(MemoryMarshal.AsBytes(shard.Seeds.AsSpan()));
        file.ReadExactly(MemoryMarshal.AsBytes(shard.Latents.AsSpan()));
        file.ReadExactly(shard.Masks);
        return shard;
    }
}
