using System.Runtime.InteropServices;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Models;
using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Adapters;
using SoraCollab.ModelCompiler.Folders;
using SoraCollab.ModelCompiler.Safetensors;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.Denoisers;

/// <summary>LoRA files under the names of diffusers, of the repositories and of kohya, against diffusers' outputs.</summary>
public sealed class LoraTests(ITestOutputHelper output) : IDisposable
{
    private const double Tolerance = 1e-3;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lora-");

    public static TheoryData<string, double, int?> Cases() => new MatrixTheoryData<string, double, int?>(["ltx_diffusers", "ltx_original", "wan_original"], [0, 0.6, 1], [null, 0, 1]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Predict_WithALora_GivesDiffusersVelocity(string name, double strength, int? residentBlocks)
    {
        using var golden = Golden.Load($"lora/{name}");
        var expected = golden.Floats(strength switch { 0 => "out.base", 1 => "out.1", _ => "out.0.6" });

        var velocity = Predict(golden, new SessionSettings { ThreadCount = 1, ResidentBlocks = residentBlocks, Loras = [new LoraSetting(FileOf(golden), strength)] });

        GoldenErrors.Check(output, $"lora/{name} at {strength}, {(residentBlocks is { } blocks ? $"{blocks} blocks in memory" : "whole")}", Closeness.RelativeError(expected, velocity), Tolerance);
    }

    [Fact]
    public void Predict_WithALora_IsNotWhatTheModelSaysWithoutIt()
    {
        using var golden = Golden.Load("lora/wan_original");
        Assert.True(Closeness.RelativeError(golden.Floats("out.base"), golden.Floats("out.1")) > 10 * Tolerance);
        Assert.True(Closeness.RelativeError(golden.Floats("out.base"), Predict(golden, new SessionSettings { ThreadCount = 1 })) < Tolerance);
    }

    [Theory]
    [InlineData("ltx_diffusers")]
    [InlineData("wan_original")]
    public void Predict_TwoFiles_AddUp(string name)
    {
        using var golden = Golden.Load($"lora/{name}");
        LoraSetting[] halves = [new(FileOf(golden), 0.25), new(FileOf(golden), 0.75)];
        Assert.True(Closeness.RelativeError(golden.Floats("out.1"), Predict(golden, new SessionSettings { ThreadCount = 1, Loras = halves })) < Tolerance);
    }

    [Theory]
    [InlineData("ltx_original")]
    [InlineData("wan_original")]
    public void Predict_InEightBits_StaysNearDiffusersVelocityWithTheLora(string name)
    {
        using var golden = Golden.Load($"lora/{name}");
        var velocity = Predict(golden, new SessionSettings { ThreadCount = 1, Precision = WeightPrecision.Int8, Loras = [new(FileOf(golden))] });
        var error = Closeness.RelativeError(golden.Floats("out.1"), velocity);
        GoldenErrors.Check(output, $"lora/{name}, 8-bit weights", error, 0.05);
        Assert.True(error < Closeness.RelativeError(golden.Floats("out.base"), velocity), "nearer to the model without the LoRA than to the one with it.");
    }

    [Fact]
    public void Predict_UnderKohyasNames_GivesTheSame()
    {
        using var golden = Golden.Load("lora/wan_original");
        var file = Rewrite(FileOf(golden), key =>
        {
            var module = key[..key.IndexOf(key.EndsWith(".alpha", StringComparison.Ordinal) ? ".alpha" : ".lora_", StringComparison.Ordinal)];
            return module.Replace("diffusion_model.", "lora_unet_", StringComparison.Ordinal).Replace('.', '_') + key[module.Length..];
        });

        Assert.True(Closeness.RelativeError(golden.Floats("out.1"), Predict(golden, new SessionSettings { ThreadCount = 1, Loras = [new(file)] })) < Tolerance);
    }

    [Fact]
    public void Predict_BlocksChangedUnlike_RunsWholeAndIsRefusedBlockByBlock()
    {
        using var golden = Golden.Load("lora/ltx_diffusers");
        var file = Rewrite(FileOf(golden), key => key.Contains("transformer_blocks.1.ff.", StringComparison.Ordinal) ? null : key);

        Assert.NotEmpty(Predict(golden, new SessionSettings { ThreadCount = 1, Loras = [new(file)] }));
        var refusal = Assert.Throws<InvalidModelException>(() => Predict(golden, new SessionSettings { ThreadCount = 1, ResidentBlocks = 0, Loras = [new(file)] }));

        Assert.Contains("changes block 1 otherwise than block 0", refusal.Message);
    }

    [Theory]
    [InlineData("transformer_blocks.0.attn1.to_q.lora_A.weight", "transformer_blocks.7.attn1.to_q.lora_A.weight", "changes \"transformer.transformer_blocks.7.attn1.to_q\", which this model does not have")]
    [InlineData("transformer_blocks.0.attn1.to_q.lora_A.weight", null, "\"transformer.transformer_blocks.0.attn1.to_q\" has only one of its two matrices")]
    [InlineData("transformer_blocks.0.attn1.to_q.lora_A.weight", "transformer_blocks.0.attn1.to_q.dora_scale", "dora_scale")]
    public void Open_FileNotForThisModel_IsRefusedByName(string key, string? other, string message)
    {
        using var golden = Golden.Load("lora/ltx_diffusers");
        var file = Rewrite(FileOf(golden), name => name == "transformer." + key ? other is null ? null : "transformer." + other : name);

        var refusal = Assert.ThrowsAny<InvalidModelException>(() => Predict(golden, new SessionSettings { ThreadCount = 1, Loras = [new(file)] }));

        Assert.Contains(file, refusal.Message);
        Assert.Contains(message, refusal.Message);
    }

    [Fact]
    public void Open_LoraOfAnotherWidth_SaysWhichLayerDiffers()
    {
        using var golden = Golden.Load("lora/ltx_diffusers");
        var file = Rewrite(FileOf(golden), key => key.Replace(".ff.net.2.", ".attn1.to_x.", StringComparison.Ordinal).Replace(".attn1.to_q.", ".ff.net.2.", StringComparison.Ordinal).Replace(".attn1.to_x.", ".attn1.to_q.", StringComparison.Ordinal));

        var refusal = Assert.Throws<InvalidModelException>(() => Predict(golden, new SessionSettings { ThreadCount = 1, Loras = [new(file)] }));

        Assert.Contains("goes from 128 to 32 channels; this model's layer goes from 32 to 32", refusal.Message);
    }

    [Theory]
    [InlineData("a.safetensors", "a.safetensors", 1)]
    [InlineData("a.safetensors=0.5", "a.safetensors", 0.5)]
    [InlineData("dir=x/a.safetensors=-1", "dir=x/a.safetensors", -1)]
    public void ParseAll_OneFile_GivesPathAndStrength(string text, string path, double strength) =>
        Assert.Equal([new LoraSetting(path, strength)], LoraSetting.ParseAll(text));

    [Theory]
    [InlineData("a.safetensors=much", "'much'")]
    [InlineData("a.safetensors=5", "from -4 to 4, not '5'")]
    [InlineData("a.safetensors=NaN", "'NaN'")]
    [InlineData("=1", "names no LoRA file")]
    public void ParseAll_Nonsense_IsRefused(string text, string message) => Assert.Contains(message, Assert.Throws<FormatException>(() => LoraSetting.ParseAll(text)).Message);

    public void Dispose() => folder.Delete(recursive: true);

    private static string FileOf(Golden golden) => Path.Combine(golden.Folder, "lora.safetensors");

    private static float[] Predict(Golden golden, SessionSettings settings)
    {
        var own = Path.Combine(golden.Folder, "transformer");
        var text = golden.Floats("encoder_hidden_states");
        if (golden.Folder.Contains("wan", StringComparison.Ordinal))
        {
            using var wan = WanDenoiser.Open(ModelComponent.Open(own, WanFolder.TransformerClass), settings);
            var shape = golden.Shape("hidden_states");
            return wan.Predict(
                golden.Floats("hidden_states"), new LatentShape((int)shape[1], (int)shape[2], (int)shape[3], (int)shape[4]),
                [golden.Integers("timestep")[0]], text, null, TestContext.Current.CancellationToken);
        }

        // Both LTX goldens are of the one transformer: a frame of 3 x 4 tokens, 32 pixels apart.
        using var ltx = LtxDenoiser.Open(ModelComponent.Open(Directory.Exists(own) ? own : Golden.PathOf("lora/ltx_diffusers/transformer"), ModelFolder.LtxTransformerClass), settings);
        float[] coordinates = [.. Enumerable.Repeat(0f, 12), .. Enumerable.Range(0, 12).Select(token => token / 4 * 32f), .. Enumerable.Range(0, 12).Select(token => token % 4 * 32f)];
        var tokens = (int)golden.Shape("encoder_hidden_states")[1];
        using var run = ltx.Begin([new PromptEmbedding(text, tokens, text.Length / tokens, false)], coordinates);
        return run.Predict(golden.Floats("hidden_states"), golden.Floats("timestep")[0], TestContext.Current.CancellationToken).ToArray();
    }

    /// <summary>The file with other names; null leaves a tensor out.</summary>
    private string Rewrite(string source, Func<string, string?> rename)
    {
        var path = Path.Combine(folder.FullName, "changed.safetensors");
        using var file = SafetensorsFile.Open(source);
        var kept = file.Tensors.Values.Select(tensor => (Tensor: tensor, Name: rename(tensor.Name))).Where(pair => pair.Name is not null).ToArray();
        using var writer = SafetensorsWriter.Create(path, [.. kept.Select(pair => new SafetensorsEntry(pair.Name!, pair.Tensor.ElementType, pair.Tensor.Shape))]);
        foreach (var (tensor, name) in kept) writer.Write(name!, MemoryMarshal.AsBytes(file.Bytes(tensor.Name)));
        writer.Complete();
        return path;
    }
}
