using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Pipelines;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Pipelines;

/// <summary>Models that are one file with the original names, from the file to frames.</summary>
public sealed class SingleFilePipelineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("soracollab-single-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("ltx/single_file_091")] // whose decoder adds noise inside
    [InlineData("ltx/single_file_095")]
    public void Generate_SameSeed_GivesTheSameFramesAndAnotherOthers(string golden)
    {
        using TextToVideoPipeline model = Open(golden);
        VideoRequest request = TinyModel.Request(frames: 9) with { Steps = 2, Seed = 4 };

        GeneratedVideo first = model.Generate(request, null, CancellationToken.None);
        GeneratedVideo second = model.Generate(request, null, CancellationToken.None);
        GeneratedVideo other = model.Generate(request with { Seed = 5 }, null, CancellationToken.None);

        Assert.Equal(9 * 32 * 64 * 3, first.Rgb24.Length);
        Assert.Equal(first.Rgb24, second.Rgb24);
        Assert.NotEqual(first.Rgb24, other.Rgb24);
    }

    [Fact]
    public void Read_SingleFile_TakesWhatItsGenerationImplies()
    {
        using TextToVideoPipeline model = Open("ltx/single_file_095");

        Assert.Equal(
            (CoordinateConvention.Causal, NoiseSchedule.LinearQuadratic, ConditionPlacement.Beside),
            (model.Model.Coordinates, model.Model.Schedule, model.Model.ConditionPlacement));
    }

    private TextToVideoPipeline Open(string golden)
    {
        foreach (string part in new[] { "text_encoder", "tokenizer" })
        {
            Directory.CreateDirectory(Path.Combine(folder, part));
            foreach (string file in Directory.EnumerateFiles(Golden.PathOf($"text/t5/{part}")))
            {
                File.Copy(file, Path.Combine(folder, part, Path.GetFileName(file)));
            }
        }

        File.Copy(Path.Combine(Golden.PathOf(golden), "model.safetensors"), Path.Combine(folder, "model.safetensors"));
        return TextToVideoPipeline.Load(folder, TinyModel.Options);
    }
}
