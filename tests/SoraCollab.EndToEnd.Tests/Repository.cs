namespace SoraCollab.EndToEnd.Tests;

/// <summary>Where the built programs are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The web program, built in the same configuration as these tests.</summary>
    public static string WebProgram { get; } = ProgramOf("SoraCollab.Web");

    public static string HostProgram { get; } = ProgramOf("SoraCollab.InferenceHost");

    /// <summary>Debian's Chromium, Chrome, or the one that SORACOLLAB_CHROMIUM names.</summary>
    public static string Chromium { get; } =
        Environment.GetEnvironmentVariable("SORACOLLAB_CHROMIUM") is { Length: > 0 } named ? named
        : new[] { "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists)
          ?? throw new FileNotFoundException("Chromium was not found; install it or name it in SORACOLLAB_CHROMIUM.");

    private static string ProgramOf(string project)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        var program = Path.Combine(Root, "src", project, "bin", configuration, "net10.0", project + ".dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{program} is not built.", program);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoraCollab.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("SoraCollab.sln was not found above the test's folder.");
    }
}
