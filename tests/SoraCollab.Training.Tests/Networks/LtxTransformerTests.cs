using SoraCollab.Training.Networks;
using SoraCollab.Training.Tests.Goldens;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class LtxTransformerTests
{
    private static readonly LtxTransformerShape Small = new(Channels: 8, Width: 48, Heads: 3, Layers: 2, TextWidth: 24);

    [Fact]
    public void Forward_OneTimestepAndGridPositions_EqualsDiffusers()
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Read("transformer_inner48", "golden");
        var grid = new TokenGrid(3, 4, 5, 0.32, 32);

        var output = Run(golden, golden["timestep"].unsqueeze(1), RotaryTables.From(grid.Coordinates(), 48));

        Assert.True(Golden.Error(golden["out.grid"], output) < 1e-4);
    }

    [Fact]
    public void Forward_TimestepPerTokenAndOwnCoordinates_EqualsDiffusers()
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Read("transformer_inner48", "golden");
        var tables = Enumerable.Range(0, 2).Select(clip => RotaryTables.From(Coordinates(golden["video_coords"][clip]), 48)).ToArray();
        var both = new RotaryTables(stack(tables.Select(table => table.Cosine)), stack(tables.Select(table => table.Sine)));

        var output = Run(golden, golden["timestep_per_token"], both);

        Assert.True(Golden.Error(golden["out.coords_per_token"], output) < 1e-4);
    }

    [Fact]
    public void Forward_TimestepPerFrame_EqualsTheSameTimestepOnEachOfItsTokens()
    {
        using var scope = NewDisposeScope();
        var golden = Golden.Read("transformer_inner48", "golden");
        var tables = RotaryTables.From(new TokenGrid(3, 4, 5, 0.32, 32).Coordinates(), 48);
        var perFrame = tensor(new float[] { 0, 700, 700, 300, 300, 0 }, [2, 3]);

        var output = Run(golden, perFrame, tables);

        var expected = Run(golden, perFrame.repeat_interleave(20, 1), tables);
        Assert.True(Golden.Error(expected, output) < 1e-5);
    }

    private static Tensor Run(Dictionary<string, Tensor> golden, Tensor timesteps, RotaryTables tables)
    {
        using var guard = no_grad();
        var weights = new WeightSet();
        var network = new LtxTransformer(weights, "", Small);
        weights.Allocate(seed: 0);
        weights.Load(Golden.Read("transformer_inner48", "diffusion_pytorch_model"));
        return network.Forward(golden["hidden_states"], timesteps, golden["encoder_hidden_states"], golden["encoder_attention_mask"], tables).Velocity;
    }

    private static List<(double Time, double Row, double Column)> Coordinates(Tensor axes)
    {
        var values = axes.data<float>().ToArray();
        var tokens = values.Length / 3;
        return [.. Enumerable.Range(0, tokens).Select(i => ((double)values[i], (double)values[tokens + i], (double)values[(2 * tokens) + i]))];
    }
}
