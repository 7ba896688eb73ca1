using System.Text.Json.Nodes;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.Testing;

namespace SoraCollab.ModelCompiler.Tests.Architectures;

public sealed class RefusedOptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("patch_size", "2")]
    [InlineData("activation_fn", "\"gelu\"")]
    [InlineData("qk_norm", "null")]
    [InlineData("norm_elementwise_affine", "true")]
    [InlineData("cross_attention_dim", "64")]
    [InlineData("out_channels", "16")]
    [InlineData("num_layers", "0")]
    [InlineData("num_layers", "\"2\"")]
    [InlineData("attention_head_dim", "7")]
    [InlineData("_class_name", "\"WanTransformer3DModel\"")]
    [InlineData("an_option_of_tomorrow", "false")]
    public void Compile_TransformerOption_IsRefusedByName(string option, string value) =>
        Refused("ltx/transformer_inner32", option, value, copy => LtxTransformerCompiler.Compile(copy));

    [Theory]
    [InlineData("timestep_conditioning", "1")]
    [InlineData("patch_size_t", "2")]
    [InlineData("down_block_types", """["LTXVideoDownBlock3D","LTXVideo095DownBlock3D","LTXVideo095DownBlock3D"]""")]
    [InlineData("downsample_type", """["spatial","temporal","spatiotemporal"]""")]
    [InlineData("decoder_inject_noise", "[true,false]")]
    [InlineData("upsample_residual", "[false]")]
    [InlineData("upsample_factor", "[1,1]")]
    [InlineData("block_out_channels", "[]")]
    [InlineData("decoder_layers_per_block", "[1,1]")]
    [InlineData("decoder_spatio_temporal_scaling", "[true,false,false]")]
    [InlineData("spatial_compression_ratio", "32")]
    [InlineData("out_channels", "4")]
    [InlineData("use_quant_conv", "true")]
    public void Compile_AutoencoderOption_IsRefusedByName(string option, string value)
    {
        Refused("ltx/vae_mild", option, value, copy => LtxVideoEncoderCompiler.Compile(copy));
        Refused("ltx/vae_mild", option, value, copy => LtxVideoDecoderCompiler.Compile(copy));
    }

    [Theory]
    [InlineData("feed_forward_proj", "\"relu\"")]
    [InlineData("dense_act_fn", "\"silu\"")]
    [InlineData("model_type", "\"umt5\"")]
    [InlineData("is_decoder", "true")]
    [InlineData("architectures", """["MT5EncoderModel"]""")]
    [InlineData("relative_attention_num_buckets", "30")]
    [InlineData("an_option_of_tomorrow", "1")]
    public void Compile_TextEncoderOption_IsRefusedByName(string option, string value) =>
        Refused("text/t5/text_encoder", option, value, copy => T5EncoderCompiler.Compile(copy));

    [Fact]
    public void Compile_OptionMissing_NamesIt()
    {
        var copy = Changed("ltx/transformer_inner32", config => config.Remove("num_layers"));

        Assert.Contains("\"num_layers\" is missing", Assert.Throws<InvalidModelException>(() => LtxTransformerCompiler.Compile(copy)).Message);
    }

    [Fact]
    public void Compile_MoreLayersThanWeights_NamesTheMissingTensor()
    {
        var copy = Changed("ltx/transformer_inner32", config => config["num_layers"] = 3);

        Assert.Contains("transformer_blocks.2.", Assert.Throws<InvalidModelException>(() => LtxTransformerCompiler.Compile(copy)).Message);
    }

    [Fact]
    public void Compile_OtherWidthThanWeights_NamesTensorAndShapes()
    {
        var copy = Changed("ltx/vae_mild", config => config["latent_channels"] = 4);

        var fault = Assert.Throws<InvalidModelException>(() => LtxVideoDecoderCompiler.Compile(copy));

        Assert.Contains("\"decoder.conv_in.conv.weight\" has the shape [16, 8, 3, 3, 3]; the configuration asks for [16, 4, 3, 3, 3]", fault.Message);
    }

    private void Refused(string model, string option, string value, Action<string> compile)
    {
        var copy = Changed(model, config => config[option] = JsonNode.Parse(value));

        var fault = Assert.Throws<UnsupportedOptionException>(() => compile(copy));

        Assert.Equal(option, fault.Option);
        Assert.Contains($"\"{option}\"", fault.Message);
        Assert.StartsWith(copy, fault.Path);
    }

    private string Changed(string model, Action<JsonObject> change)
    {
        var copy = folder.Copy(Golden.PathOf(model), Guid.NewGuid().ToString("N"));
        var path = Path.Combine(copy, "config.json");
        var config = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(config);
        File.WriteAllText(path, config.ToJsonString());
        return copy;
    }
}
