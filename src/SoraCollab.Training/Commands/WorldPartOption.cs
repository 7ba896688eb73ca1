namespace SoraCollab.Training.Commands;

/// <summary>The option --part, which part of the world is meant.</summary>
internal static class WorldPartOption
{
    /// <summary>The part's name, "first" when the option is not given.</summary>
    /// <exception cref="CommandLineException">There is no such part.</exception>
    public static string Read(CommandOptions options) => options.Text("part", "first") switch
    {
        ("first" or "everything") and var name => name,
        var other => throw new CommandLineException($"--part is first or everything, not '{other}'."),
    };
}
