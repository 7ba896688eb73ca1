using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SoraCollab.Core.Tests.Conventions;

/// <summary>Which project may know which: an arrow that is not in this table is a design change, not a convenience.</summary>
public sealed class ProjectReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["ModelCompiler"] = [],
        ["Diffusion"] = ["ModelCompiler"],
        ["Media"] = ["Core"],
        ["InferenceHost"] = ["Core", "Diffusion", "Media"],
        ["Storage"] = ["Core"],
        ["Web"] = ["Core", "Diffusion", "InferenceHost", "Media", "ModelCompiler", "Storage"],
        ["Training"] = ["Diffusion", "ModelCompiler"],
    };

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Projects => new(Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)!);

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectReferences_OfEachProject_AreInTheTable(string project)
    {
        var name = project.Replace("SoraCollab.", "");
        Assert.True(Allowed.ContainsKey(name), $"{project} is not in the table of projects.");
        var references = Elements(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')).Replace("SoraCollab.", ""));

        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void Core_References_NoPackage() => Assert.Empty(Elements("SoraCollab.Core", "PackageReference"));

    [Fact]
    public void PackageReferences_OfEachProject_LeaveVersionsToTheCentralFile()
    {
        var versions = Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Where(reference => reference.Attribute("Version") is not null);

        Assert.Empty(versions);
    }

    // A path in words for people, "src/SoraCollab.InferenceHost", is no use of the code.
    [Fact]
    public void Web_NamesTheInferenceHost_InOneFileOnly()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src", "SoraCollab.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"(?<!/)\bSoraCollab\.InferenceHost\b"))
            .Select(Path.GetFileName);

        Assert.InRange(files.Count(), 0, 1);
    }

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj")).Descendants(name).Select(element => element.Attribute("Include")!.Value);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoraCollab.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("SoraCollab.sln was not found above the test's folder.");
    }
}
