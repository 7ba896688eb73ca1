using System.Text;
using SoraCollab.Training.Native;

namespace SoraCollab.Training.Tests.Native;

public sealed class TorchLibraryTests
{
    [Fact]
    public void LowerVersion_ImageThatAsksForTheNewerVersion_ChangesEveryNameAndTheHash()
    {
        var hash = BitConverter.GetBytes(TorchLibrary.ElfHash("GLIBCXX_3.4.32"));
        byte[] image = [1, 2, .. hash, .. Encoding.ASCII.GetBytes("GLIBCXX_3.4.32\0x\0GLIBCXX_3.4.32\0"), 9];

        Assert.True(TorchLibrary.LowerVersion(image));

        var lowered = BitConverter.GetBytes(TorchLibrary.ElfHash("GLIBCXX_3.4.30"));
        Assert.Equal([1, 2, .. lowered, .. Encoding.ASCII.GetBytes("GLIBCXX_3.4.30\0x\0GLIBCXX_3.4.30\0"), 9], image);
    }

    [Fact]
    public void LowerVersion_OtherImage_LeavesItAlone()
    {
        var image = Encoding.ASCII.GetBytes("GLIBCXX_3.4.11\0");

        Assert.False(TorchLibrary.LowerVersion(image));
        Assert.Equal("GLIBCXX_3.4.11\0", Encoding.ASCII.GetString(image));
    }

    [Theory]
    [InlineData("GLIBC_2.2.5", 0x09691a75u)] // as readelf shows it in any Linux program
    [InlineData("GLIBCXX_3.4", 0x08922974u)]
    public void ElfHash_KnownVersions_EqualsTheLinkersHash(string name, uint expected) =>
        Assert.Equal(expected, TorchLibrary.ElfHash(name));
}
