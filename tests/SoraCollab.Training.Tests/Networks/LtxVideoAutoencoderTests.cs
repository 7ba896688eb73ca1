using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class LtxVideoAutoencoderTests
{
    [Theory]
    [InlineData("video")]
    [InlineData("image")]
    public void Encode_ClipOrStill_EqualsDiffusers(string kind)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var golden = Golden.Read("vae_mild", "golden");
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);

        var latents = autoencoder.Encode(golden[kind + ".pixels"].permute(0, 2, 3, 4, 1).contiguous());

        Assert.True(Golden.Error(golden[kind + ".mean"].permute(0, 2, 3, 4, 1), latents) < 2e-5);
    }

    [Theory]
    [InlineData("video")]
    [InlineData("image")]
    public void Decode_ClipOrStill_EqualsDiffusers(string kind)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var golden = Golden.Read("vae_mild", "golden");
        using var autoencoder = new LtxVideoAutoencoder(Golden.Read("vae_mild", "diffusion_pytorch_model"), ScalarType.Float32);

        var pixels = autoencoder.Decode(golden[kind + ".latents"].permute(0, 2, 3, 4, 1).contiguous());

        Assert.True(Golden.Error(golden[kind + ".decoded"].permute(0, 2, 3, 4, 1), pixels) < 2e-5);
    }
}
