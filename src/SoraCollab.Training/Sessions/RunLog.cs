using System.Text.Json;

namespace SoraCollab.Training.Sessions;

/// <summary>The log of a run as JSON lines: step, seconds and what was measured, one object a report.</summary>
internal sealed class RunLog(string path)
{
    /// <summary>Adds a report.</summary>
    public void Add(long step, double seconds, IReadOnlyDictionary<string, double> values)
    {
        var line = new Dictionary<string, double> { ["step"] = step, ["seconds"] = Math.Round(seconds, 2) };
        foreach (var (name, value) in values)
        {
            line[name] = double.IsFinite(value) ? value : -1;
        }

        File.AppendAllText(path, JsonSerializer.Serialize(line) + "\n");
    }

    /// <summary>Leaves out reports after a step: what a run did after the checkpoint it goes on from is done again.</summary>
    public void CutAfter(long step)
    {
        if (!File.Exists(path))
        {
            return;
        }

        var kept = Read().Where(report => report["step"] <= step).Select(report => JsonSerializer.Serialize(report)).ToArray();
        File.WriteAllLines(path + ".part", kept);
        File.Move(path + ".part", path, overwrite: true);
    }

    /// <summary>All reports in order; a line that was cut off by a crash is left out.</summary>
    public IReadOnlyList<Dictionary<string, double>> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var reports = new List<Dictionary<string, double>>();
        foreach (var line in File.ReadLines(path))
        {
            try
            {
                reports.Add(JsonSerializer.Deserialize<Dictionary<string, double>>(line)!);
            }
            catch (JsonException)
            {
                // The program ended while this line was being written.
            }
        }

        return reports;
    }
}
