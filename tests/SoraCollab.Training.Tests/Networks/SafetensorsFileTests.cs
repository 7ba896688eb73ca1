using System.Text.Json;
using SoraCollab.Training.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace SoraCollab.Training.Tests.Networks;

public sealed class SafetensorsFileTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    public void Write_ThenRead_GivesTheValuesInThatType(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        try
        {
            var (small, large) = (randn(3, 5), randn(new long[] { 7 }));
            SafetensorsFile.Write(path, [("b.weight", large), ("a.weight", small)], type);

            var read = SafetensorsFile.Read(path);

            Assert.Equal(0, (read["a.weight"] - small.to(type).to(ScalarType.Float32)).abs().max().ToDouble());
            Assert.Equal(0, (read["b.weight"] - large.to(type).to(ScalarType.Float32)).abs().max().ToDouble());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Write_AnyTensors_AlignsTheDataToEightBytes()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        try
        {
            SafetensorsFile.Write(path, [("x", ones(2, 2))], ScalarType.Float32);

            var bytes = File.ReadAllBytes(path);
            var length = BitConverter.ToInt64(bytes, 0);
            using var header = JsonDocument.Parse(bytes.AsMemory(8, (int)length));
            Assert.Equal(0, length % 8);
            Assert.Equal(8 + length + 16, bytes.Length);
            Assert.Equal("F32", header.RootElement.GetProperty("x").GetProperty("dtype").GetString());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
