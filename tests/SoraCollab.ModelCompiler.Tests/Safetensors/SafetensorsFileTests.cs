using System.Buffers.Binary;
using System.Text;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Tests.Safetensors;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_SoundFile_FindsTensorsAndMetadata()
    {
        var path = Write("""{"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""", [0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0, 0x40, 0x40]);

        using var file = SafetensorsFile.Open(path);

        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal([1f, -2f], file.ToSingles("a"));
        Assert.Equal([3f], file.ToSingles("b"));
        Assert.Equal([1L, 2L], file.Tensors["a"].Shape);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "truncated")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "the tensors end at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "leaves a gap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "overlaps")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "needs 12 bytes but its data_offsets hold 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "must be a begin and an end")]
    [InlineData("""{"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}""", 8, "\"Q4\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "shape [-2]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}""", 8, "impossible shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "data_offsets [0]")]
    [InlineData("""{"a":{"dtype":"F32","shape":"2","data_offsets":[0,8]}}""", 8, "shape \"2\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "\"data_offsets\"")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "twice")]
    [InlineData("""{"__metadata__":{"format":1},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "__metadata__")]
    [InlineData("""["a"]""", 0, "must start with '{'")]
    [InlineData("""{"a":""", 0, "not valid JSON")]
    public void Open_DamagedHeader_NamesFileAndReason(string header, int dataLength, string reason)
    {
        var path = Write(header, new byte[dataLength]);

        var fault = Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path));

        Assert.Equal(path, fault.Path);
        Assert.Contains(reason, fault.Message);
    }

    [Theory]
    [InlineData(16L * 1024 * 1024 + 1, "allowed are 2 to")]
    [InlineData(-1L, "allowed are 2 to")]
    [InlineData(1000L, "truncated")]
    public void Open_ImpossibleHeaderLength_IsRefusedBeforeReading(long claimed, string reason)
    {
        var path = folder.File("length.safetensors");
        var bytes = new byte[32];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, claimed);
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path));

        Assert.Contains(reason, fault.Message);
    }

    [Fact]
    public void Open_EveryTruncationOfAFile_IsRefused()
    {
        var whole = File.ReadAllBytes(Write("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = folder.File("cut.safetensors");
            File.WriteAllBytes(path, whole[..length]);

            Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path));
        }
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
    {
        var path = folder.File("none.safetensors");

        Assert.Contains(path, Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Fact]
    public void Bytes_UnknownTensor_NamesIt()
    {
        using var file = SafetensorsFile.Open(Write("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", []));

        Assert.Contains("\"b\" is missing", Assert.Throws<InvalidModelException>(() => file.ToSingles("b")).Message);
    }

    private string Write(string header, byte[] data)
    {
        var path = folder.File("file.safetensors");
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        File.WriteAllBytes(path, [.. length, .. text, .. data]);
        return path;
    }
}
