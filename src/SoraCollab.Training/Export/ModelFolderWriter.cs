using System.Text.Json;
using System.Text.Json.Nodes;
using SoraCollab.Diffusion.Models;
using SoraCollab.Training.Evaluation;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Export;

/// <summary>Writes a trained model as a folder that diffusers' LTXPipeline loads: weights in bfloat16, configurations, the model card's values.</summary>
internal sealed class ModelFolderWriter(string folder)
{
    private const string DiffusersVersion = "0.40.0";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public void WriteTransformer(VideoModel model)
    {
        var shape = model.Shape.Transformer;
        WriteJson("transformer/config.json", new JsonObject
        {
            ["_class_name"] = "LTXVideoTransformer3DModel",
            ["_diffusers_version"] = DiffusersVersion,
            ["activation_fn"] = "gelu-approximate",
            ["attention_bias"] = true,
            ["attention_head_dim"] = shape.Width / shape.Heads,
            ["attention_out_bias"] = true,
            ["caption_channels"] = shape.TextWidth,
            ["cross_attention_dim"] = shape.Width,
            ["in_channels"] = shape.Channels,
            ["norm_elementwise_affine"] = false,
            ["norm_eps"] = 1e-6,
            ["num_attention_heads"] = shape.Heads,
            ["num_layers"] = shape.Layers,
            ["out_channels"] = shape.Channels,
            ["patch_size"] = 1,
            ["patch_size_t"] = 1,
            ["qk_norm"] = "rms_norm_across_heads",
        });
        WriteWeights("transformer/diffusion_pytorch_model.safetensors", model, VideoModel.TransformerPrefix);
    }

    public void WriteTextEncoder(VideoModel model)
    {
        var shape = model.Shape.Text;
        WriteJson("text_encoder/config.json", new JsonObject
        {
            ["architectures"] = new JsonArray("T5EncoderModel"),
            ["d_ff"] = shape.FeedForward,
            ["d_kv"] = shape.HeadWidth,
            ["d_model"] = shape.Width,
            ["dense_act_fn"] = "gelu_new",
            ["dropout_rate"] = 0.0,
            ["dtype"] = "bfloat16",
            ["eos_token_id"] = 1,
            ["feed_forward_proj"] = "gated-gelu",
            ["initializer_factor"] = 1.0,
            ["is_decoder"] = false,
            ["is_encoder_decoder"] = false,
            ["is_gated_act"] = true,
            ["layer_norm_epsilon"] = 1e-6,
            ["model_type"] = "t5",
            ["num_decoder_layers"] = shape.Layers,
            ["num_heads"] = shape.Heads,
            ["num_layers"] = shape.Layers,
            ["pad_token_id"] = 0,
            ["relative_attention_max_distance"] = shape.MaximumDistance,
            ["relative_attention_num_buckets"] = shape.Buckets,
            ["tie_word_embeddings"] = true,
            ["use_cache"] = false,
            ["vocab_size"] = shape.Vocabulary,
        });
        WriteWeights("text_encoder/model.safetensors", model, VideoModel.TextPrefix);
    }

    /// <summary>Copies an autoencoder with the scale of latents that the transformer was trained with.</summary>
    public void WriteAutoencoder(string source, LatentScale scale)
    {
        using var scope = NewDisposeScope();
        var config = JsonNode.Parse(File.ReadAllText(Path.Combine(source, "config.json")))!.AsObject();
        config.Remove("_name_or_path");
        WriteJson("vae/config.json", config);
        var weights = SafetensorsFile.Read(Path.Combine(source, "diffusion_pytorch_model.safetensors"));
        weights["latents_mean"] = scale.Mean;
        weights["latents_std"] = scale.Deviation;
        SafetensorsFile.Write(Path.Combine(folder, "vae/diffusion_pytorch_model.safetensors"), weights.Select(entry => (entry.Key, entry.Value)), ScalarType.BFloat16);
    }

    public void CopyTokenizer(string source)
    {
        var target = Directory.CreateDirectory(Path.Combine(folder, "tokenizer")).FullName;
        foreach (var file in Directory.EnumerateFiles(source).Where(file => Path.GetFullPath(Path.GetDirectoryName(file)!) != target))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }

    public void WritePipeline()
    {
        WriteJson("scheduler/scheduler_config.json", new JsonObject
        {
            ["_class_name"] = "FlowMatchEulerDiscreteScheduler",
            ["_diffusers_version"] = DiffusersVersion,
            ["invert_sigmas"] = false,
            ["num_train_timesteps"] = 1000,
            ["shift"] = ClipSampler.Shift,
            ["shift_terminal"] = null,
            ["stochastic_sampling"] = false,
            ["time_shift_type"] = "exponential",
            ["use_beta_sigmas"] = false,
            ["use_dynamic_shifting"] = false,
            ["use_exponential_sigmas"] = false,
            ["use_karras_sigmas"] = false,
        });
        WriteJson("model_index.json", new JsonObject
        {
            ["_class_name"] = "LTXPipeline",
            ["_diffusers_version"] = DiffusersVersion,
            ["scheduler"] = new JsonArray("diffusers", "FlowMatchEulerDiscreteScheduler"),
            ["text_encoder"] = new JsonArray("transformers", "T5EncoderModel"),
            ["tokenizer"] = new JsonArray("transformers", "T5Tokenizer"),
            ["transformer"] = new JsonArray("diffusers", "LTXVideoTransformer3DModel"),
            ["vae"] = new JsonArray("diffusers", "AutoencoderKLLTXVideo"),
        });
    }

    public void WriteCard(ModelCard card) => card.Write(folder);

    private void WriteWeights(string name, VideoModel model, string prefix) =>
        SafetensorsFile.Write(Path.Combine(folder, name), model.Weights.Read(model.Weights.Values, prefix), ScalarType.BFloat16);

    private void WriteJson(string name, JsonObject content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ToJsonString(Indented) + "\n");
    }
}
