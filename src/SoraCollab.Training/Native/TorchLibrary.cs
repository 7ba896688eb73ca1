using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace SoraCollab.Training.Native;

/// <summary>
/// Makes TorchSharp's native library load on systems whose libstdc++ is a little older than the one it was linked with.
/// </summary>
/// <remarks>
/// TorchSharp 0.107 asks for the symbol version GLIBCXX_3.4.32 because of one marker, <c>_ZSt21ios_base_library_initv</c>, that has
/// no relocation and so is never looked up. Where the system's libstdc++ ends before that version (Debian 12), the version's name and
/// its ELF hash are lowered in the copy that lies in the output folder; the package's own file stays as it is.
/// </remarks>
internal static class TorchLibrary
{
    private const string Wanted = "GLIBCXX_3.4.32";
    private const string Offered = "GLIBCXX_3.4.30";
    private static readonly Lock Gate = new();

    /// <summary>Call before the first use of TorchSharp. Cheap when there is nothing to do.</summary>
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (Gate)
        {
            var library = Path.Combine(AppContext.BaseDirectory, "runtimes", "linux-x64", "native", "libLibTorchSharp.so");
            if (File.Exists(library) && !SystemOffers(Wanted))
            {
                Lower(library);
            }
        }
    }

    /// <summary>Rewrites the version request in an ELF file's bytes.</summary>
    /// <returns>False when the file does not ask for the version.</returns>
    internal static bool LowerVersion(Span<byte> image)
    {
        var wanted = Encoding.ASCII.GetBytes(Wanted);
        var offered = Encoding.ASCII.GetBytes(Offered);
        var found = false;
        for (var at = image.IndexOf(wanted); at >= 0;)
        {
            offered.CopyTo(image[at..]);
            found = true;
            var next = image[(at + 1)..].IndexOf(wanted);
            at = next < 0 ? -1 : at + 1 + next;
        }

        Span<byte> oldHash = stackalloc byte[4];
        Span<byte> newHash = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(oldHash, ElfHash(Wanted));
        BinaryPrimitives.WriteUInt32LittleEndian(newHash, ElfHash(Offered));
        var place = found ? image.IndexOf(oldHash) : -1;
        if (place >= 0)
        {
            newHash.CopyTo(image[place..]);
        }

        return found;
    }

    /// <summary>The hash of the System V ABI, by which the loader compares version names.</summary>
    internal static uint ElfHash(string name)
    {
        uint hash = 0;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var high = hash & 0xF0000000;
            hash = (hash ^ (high >> 24)) & ~high;
        }

        return hash;
    }

    [SupportedOSPlatform("linux")]
    private static void Lower(string library)
    {
        var image = File.ReadAllBytes(library);
        if (!LowerVersion(image))
        {
            return;
        }

        // Two processes may do this at once: each writes its own file and the rename decides.
        var replacement = $"{library}.{Environment.ProcessId}";
        File.WriteAllBytes(replacement, image);
        File.SetUnixFileMode(replacement, File.GetUnixFileMode(library));
        File.Move(replacement, library, overwrite: true);
    }

    private static bool SystemOffers(string version)
    {
        if (!NativeLibrary.TryLoad("libstdc++.so.6", out _))
        {
            return false;
        }

        var loaded = File.ReadLines("/proc/self/maps").FirstOrDefault(line => line.Contains("libstdc++.so.6", StringComparison.Ordinal));
        var path = loaded?[loaded.IndexOf('/')..];
        return path is not null && File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(version + "\0")) >= 0;
    }
}
