namespace SoraCollab.Web.Tests.Security;

/// <summary>A table of words: a name, then one word for each of <see cref="AccessWorld.People"/>. Empty lines and those that begin with # do not count.</summary>
internal static class AccessTable
{
    public static IReadOnlyDictionary<string, string[]> Read(string table, string[] columns)
    {
        var rows = new Dictionary<string, string[]>();
        foreach (var line in table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var words = parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.True(words.Length == columns.Length, $"The row \"{parts[0]}\" has {words.Length} answers, but there are {columns.Length} columns: {string.Join(' ', columns)}.");
            rows.Add(parts[0], words);
        }
        return rows;
    }

    /// <summary>Fails where what there is and what the table has are not the same.</summary>
    public static void AssertWhole(IEnumerable<string> there, IEnumerable<string> inTable, string kind)
    {
        var (real, listed) = (there.ToHashSet(), inTable.ToHashSet());
        Assert.True(real.SetEquals(listed),
            $"Each {kind} needs a row in this test's table that says who may use it. Without a row: {string.Join(", ", real.Except(listed).Order())}. Gone, but still in the table: {string.Join(", ", listed.Except(real).Order())}.");
    }
}
