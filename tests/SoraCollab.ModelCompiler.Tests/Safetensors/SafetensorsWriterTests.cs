using System.Runtime.InteropServices;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Tests.Safetensors;

public sealed class SafetensorsWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Complete_TensorsWrittenInAnyOrder_ReadBackEqual()
    {
        var path = folder.File("written.safetensors");
        using (var writer = SafetensorsWriter.Create(path, [Entry("half", SafetensorsElementType.Float16, 3), Entry("b", SafetensorsElementType.Float32, 2), Entry("a", SafetensorsElementType.Int64, 1)]))
        {
            writer.Write("half", MemoryMarshal.AsBytes<Half>([(Half)1, (Half)2, (Half)(-0.5)]));
            writer.Write("a", MemoryMarshal.AsBytes<long>([7]));
            writer.Write("b", MemoryMarshal.AsBytes<float>([1.5f, -2f]));
            writer.Complete();
        }

        using var file = SafetensorsFile.Open(path);
        Assert.Equal([1f, 2f, -0.5f], file.ToSingles("half"));
        Assert.Equal([7L], file.ToInt64("a"));
        Assert.Equal([1.5f, -2f], file.ToSingles("b"));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.All(file.Tensors.Values, tensor => Assert.Equal(0, tensor.Offset % tensor.ElementType.Size()));
    }

    [Fact]
    public void Dispose_NotCompleted_LeavesNothingBehind()
    {
        using (var writer = SafetensorsWriter.Create(folder.File("half.safetensors"), [Entry("a", SafetensorsElementType.UInt8, 4)]))
        {
            Assert.Throws<InvalidOperationException>(writer.Complete);
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public void Write_WrongLengthOrName_IsRefused()
    {
        using var writer = SafetensorsWriter.Create(folder.File("x.safetensors"), [Entry("a", SafetensorsElementType.UInt8, 4)]);

        Assert.Contains("needs 4 bytes, not 3", Assert.Throws<ArgumentException>(() => writer.Write("a", new byte[3])).Message);
        Assert.Contains("\"b\"", Assert.Throws<ArgumentException>(() => writer.Write("b", new byte[4])).Message);
    }

    [Fact]
    public void Create_SameNameTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Create(folder.File("x"), [Entry("a", SafetensorsElementType.Bool, 1), Entry("a", SafetensorsElementType.Bool, 1)]));

    private static SafetensorsEntry Entry(string name, SafetensorsElementType type, long length) => new(name, type, [length]);
}
