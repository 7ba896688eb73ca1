using System.Globalization;

namespace SoraCollab.InferenceHost.Diagnosis;

/// <summary>The memory of this process, as the system counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Bytes that are the process's own and bytes that are pages of files; where the system does not tell them apart, all are its own.</summary>
    public static (long Own, long File) Now()
    {
        const string status = "/proc/self/status";
        if (!OperatingSystem.IsLinux() || !File.Exists(status)) return (Environment.WorkingSet, 0);
        var lines = File.ReadAllLines(status);
        return (Kilobytes(lines, "RssAnon:") * 1024, Kilobytes(lines, "RssFile:") * 1024);
    }

    private static long Kilobytes(string[] lines, string key) =>
        lines.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
        && long.TryParse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
