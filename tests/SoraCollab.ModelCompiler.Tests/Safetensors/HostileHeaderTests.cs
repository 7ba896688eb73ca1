using System.Buffers.Binary;
using System.Text;
using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Tests.Safetensors;

/// <summary>Headers that somebody damaged on purpose or by accident.</summary>
public sealed class HostileHeaderTests : IDisposable
{
    private const int Mutations = 12_000;
    private const long MostAllocated = 16 * 1024 * 1024;

    private static readonly string[] Fragments =
    [
        "[", "]", "{", "}", "\"", "\\", "\\ud800", ",", ":", "null", "true", "-1", "1e400", "9223372036854775807", "18446744073709551616", "0.5",
        "\"dtype\":\"F32\"", "\"shape\":[4294967296,4294967296]", "\"data_offsets\":[0,9007199254740993]", "\"__metadata__\":{}", "\0", "\u00ff", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_TenThousandMutations_EachIsReadOrRefusedByNameInLittleMemory()
    {
        var random = new Random(20_261);
        var path = folder.File("mutant.safetensors");
        var (refused, accepted) = (0, 0);
        for (var i = 0; i < Mutations; i++)
        {
            File.WriteAllBytes(path, Mutate(Sound(random), random));
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                SafetensorsFile.Open(path).Dispose();
                accepted++;
            }
            catch (InvalidModelException fault)
            {
                refused++;
                Assert.Equal(path, fault.Path);
                Assert.InRange(fault.Reason.Length, 10, 2_000);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }

        // Some mutations change nothing that counts, such as a letter of a name; most must have hit.
        Assert.InRange(refused, Mutations / 2, Mutations);
        Assert.InRange(accepted, 1, Mutations);
    }

    [Theory]
    [MemberData(nameof(LargestHeaders))]
    public void Open_LargestHeaders_AreRefusedInLittleMemory(string kind, string reason)
    {
        var path = folder.File(kind + ".safetensors");
        Write(path, Huge(kind), [0]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        Assert.Contains(reason, fault.Reason);
        Assert.Equal(path, fault.Path);
    }

    public static TheoryData<string, string> LargestHeaders() => new()
    {
        { "deep", "in or after \"a\"" },
        { "numbers", "more than 8 numbers in shape" },
        { "unknown-key", "needs \"dtype\"" },
        { "tensors", "one more than the 8192" },
        { "name", "has 1000000 characters; allowed are 256" },
        { "long-name", "more than 1048576 bytes" },
        { "metadata", "__metadata__" },
        { "notes-then-tensors", "one more than the 8192" },
        { "blanks", "more than 1048576 bytes" },
    };

    [Fact]
    public void Open_HalfASurrogate_NamesTheFile()
    {
        var path = folder.File("surrogate.safetensors");
        Write(path, Encoding.UTF8.GetBytes("""{"\ud800":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}"""), []);

        Assert.Contains("surrogate", Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path)).Message);
    }

    [Fact]
    public void Open_EmptyFileOrDevice_IsRefusedWithoutWaiting()
    {
        var path = folder.File("empty.safetensors");
        File.WriteAllBytes(path, []);

        Assert.Contains("too few", Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open(path)).Message);
        if (!OperatingSystem.IsLinux()) return;
        Assert.Contains("too few", Assert.Throws<InvalidModelException>(() => SafetensorsFile.Open("/dev/zero")).Message);
    }

    private static byte[] Sound(Random random)
    {
        var header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        var offset = 0;
        for (var i = 0; i < random.Next(1, 6); i++)
        {
            var size = random.Next(0, 5);
            header.Append(System.Globalization.CultureInfo.InvariantCulture, $",\"blocks.{i}.weight\":{{\"dtype\":\"F32\",\"shape\":[{size},2],\"data_offsets\":[{offset},{offset + (8 * size)}]}}");
            offset += 8 * size;
        }

        return Join(Encoding.UTF8.GetBytes(header.Append('}').ToString()), new byte[offset]);
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)); break;
                case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)])); break;
                case 4: bytes.InsertRange(at, bytes[at..Math.Min(bytes.Count, at + random.Next(1, 60))]); break;
                case 5: bytes.RemoveRange(at, bytes.Count - at); break;
                default: SetLength(bytes, random); break;
            }

            if (bytes.Count == 0) break;
        }

        return [.. bytes];
    }

    private static void SetLength(List<byte> bytes, Random random)
    {
        if (bytes.Count < 8) return;
        var length = random.Next(5) switch
        {
            0 => random.NextInt64(long.MinValue, long.MaxValue),
            1 => 16L * 1024 * 1024,
            2 => bytes.Count - 8,
            3 => random.Next(0, 4),
            _ => random.Next(0, 2 * bytes.Count),
        };
        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, length);
        for (var i = 0; i < 8; i++) bytes[i] = prefix[i];
    }

    private static byte[] Huge(string kind)
    {
        const string tensor = ":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}";
        var text = kind switch
        {
            "deep" => "{\"a\":{\"x\":" + new string('[', 15_000_000),
            "numbers" => "{\"a\":{\"shape\":[" + string.Concat(Enumerable.Repeat("1,", 7_000_000)) + "1]}}",
            "unknown-key" => "{\"a\":{\"x\":[" + string.Concat(Enumerable.Repeat("1,", 7_000_000)) + "1]}}",
            "tensors" => "{" + string.Join(",", Enumerable.Range(0, 30_000).Select(i => $"\"{i.ToString("D256", System.Globalization.CultureInfo.InvariantCulture)}\"{tensor}")) + "}",
            "name" => "{\"" + new string('n', 1_000_000) + "\"" + tensor + "}",
            "long-name" => "{\"" + new string('n', 4_000_000) + "\"" + tensor + "}",
            "metadata" => "{\"__metadata__\":{" + string.Join(",", Enumerable.Range(0, 14).Select(i => $"\"{i}\":\"{new string('m', 1_000_000)}\"")) + "}}",
            "notes-then-tensors" => "{\"__metadata__\":{\"a\":\"" + new string('m', 1_000_000) + "\"}," + string.Join(",", Enumerable.Range(0, 30_000).Select(i => $"\"{i.ToString("D256", System.Globalization.CultureInfo.InvariantCulture)}\"{tensor}")) + "}",
            _ => "{\"a\"" + new string(' ', 15_000_000),
        };
        return Encoding.UTF8.GetBytes(text);
    }

    private static void Write(string path, byte[] header, byte[] data) => File.WriteAllBytes(path, Join(header, data));

    private static byte[] Join(byte[] header, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }
}
