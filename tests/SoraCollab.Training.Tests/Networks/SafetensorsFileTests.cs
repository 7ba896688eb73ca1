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

    [Fact]
    public void Write_DiskFull_KeepsTheFileThatWasThere()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "state.safetensors");
            SafetensorsFile.Write(path, [("values", ones([3]))], ScalarType.Float32);
            File.CreateSymbolicLink(path + ".part", "/dev/full"); // every write says that there is no space left

            Assert.ThrowsAny<IOException>(() => SafetensorsFile.Write(path, [("values", zeros([300_000]))], ScalarType.Float32));

            Assert.Equal([1f, 1f, 1f], SafetensorsFile.Read(path)["values"].data<float>().ToArray());
            Assert.False(File.Exists(path + ".part"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_NoSafetensors_IsRefused()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "hello");
            Assert.Contains("is not a safetensors file", Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
