using SoraCollab.Diffusion.Models;

namespace SoraCollab.Diffusion.Tests.Models;

public sealed class ModelHashTests
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public ModelHashTests()
    {
        File.WriteAllBytes(Path.Combine(folder, "a.safetensors"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(folder, "config.json"), "{}");
    }

    [Fact]
    public void Of_OtherWeights_IsAnother()
    {
        var hash = new ModelHash(null);
        string before = hash.Of(folder);

        File.WriteAllBytes(Path.Combine(folder, "a.safetensors"), [1, 2, 4]);

        Assert.NotEqual(before, hash.Of(folder));
        Assert.Matches("^[0-9a-f]{64}$", before);
    }

    [Fact]
    public void Of_OtherCardOrPlace_IsTheSame()
    {
        var hash = new ModelHash(null);
        string elsewhere = Directory.CreateTempSubdirectory().FullName;
        foreach (string file in Directory.EnumerateFiles(folder))
        {
            File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(elsewhere, ModelCard.FileName), "{}");

        Assert.Equal(hash.Of(folder), hash.Of(elsewhere));
    }

    [Fact]
    public void Of_UnchangedFile_IsNotReadAgain()
    {
        string cache = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cache", "hashes.json");
        string first = new ModelHash(cache).Of(folder);
        string weights = Path.Combine(folder, "a.safetensors");
        DateTime changed = File.GetLastWriteTimeUtc(weights);
        File.WriteAllBytes(weights, [9, 9, 9]);
        File.SetLastWriteTimeUtc(weights, changed);

        Assert.Equal(first, new ModelHash(cache).Of(folder));

        File.SetLastWriteTimeUtc(weights, changed.AddSeconds(1));
        Assert.NotEqual(first, new ModelHash(cache).Of(folder));
    }
}
