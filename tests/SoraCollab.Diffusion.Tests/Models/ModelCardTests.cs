using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.Tests.Pipelines;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Tests.Models;

public sealed class ModelCardTests
{
    [Fact]
    public void Read_Written_GivesTheSame()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var card = new ModelCard
        {
            Name = "Animatic",
            Native = new ClipFormat(256, 160, 33, 12),
            Limits = new ModelLimits { SizeMultiple = 16, FrameMultiple = 4 },
            Coordinates = CoordinateConvention.Causal,
            Schedule = NoiseSchedule.LinearQuadratic,
            Preview = new PreviewMap { Weights = [[1, 2, 3]], Bias = [0.5f, 0, -0.5f] },
        };

        card.Write(folder);
        ModelCard read = ModelCard.Read(folder)!;

        Assert.Equal((card.Name, card.Native, card.Limits, card.Coordinates, card.Schedule), (read.Name, read.Native, read.Limits, read.Coordinates, read.Schedule));
        Assert.Equal(card.Preview.Weights, read.Preview!.Weights);
        Assert.Contains("\"size_multiple\": 16", File.ReadAllText(Path.Combine(folder, ModelCard.FileName)), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownMember_IsRefusedByName()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, ModelCard.FileName), """{ "name": "X", "defualts": {} }""");

        var error = Assert.Throws<InvalidModelException>(() => ModelCard.Read(folder));

        Assert.Contains("defualts", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_WithoutCard_TakesTheArchitectures()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_condition_095_text_only");
        File.Delete(Path.Combine(folder, ModelCard.FileName));

        ModelDescription model = ModelDescription.Read(folder, new ModelHash(null));

        Assert.Equal((32, 8), (model.Limits.SizeMultiple, model.Limits.FrameMultiple));
        Assert.Equal((CoordinateConvention.Causal, NoiseSchedule.LinearQuadratic, 256), (model.Coordinates, model.Schedule, model.MaxPromptTokens));
    }

    [Fact]
    public void Describe_LimitsFinerThanTheAutoencoder_AreRefused()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        new ModelCard { Name = "X", Limits = new ModelLimits { SizeMultiple = 16 } }.Write(folder);

        var error = Assert.Throws<InvalidModelException>(() => ModelDescription.Read(folder, new ModelHash(null)));

        Assert.Contains("size_multiple", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_AnotherPipeline_NamesTheSupportedOnes()
    {
        string folder = TinyModel.CopyOf("pipelines/ltx_text_to_video_090");
        File.WriteAllText(Path.Combine(folder, "model_index.json"), """{ "_class_name": "FluxPipeline" }""");

        var error = Assert.Throws<UnsupportedOptionException>(() => ModelDescription.Read(folder, new ModelHash(null)));

        Assert.Contains("LTXPipeline", error.Message, StringComparison.Ordinal);
    }
}
