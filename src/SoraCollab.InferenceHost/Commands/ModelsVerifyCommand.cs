namespace SoraCollab.InferenceHost.Commands;

/// <summary>Compares models with their manifests.</summary>
internal sealed class ModelsVerifyCommand : ICommand
{
    public string Name => "models verify";

    public string Summary => "reads every file of a model, or of all, and compares it with what was added";

    public string Operand => "model";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } = [("model", "NAME", "the model; all unless given"), ModelsOptions.Folder];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var library = ModelsOptions.Library(options);
        var models = options.Find("model") is { } name ? [library.Get(name)] : library.List();
        var sound = true;
        foreach (var model in models)
        {
            var faults = await library.VerifyAsync(model.Name, terminal.IsInteractive ? ModelsOptions.Progress(terminal) : null, cancellationToken);
            if (terminal.IsInteractive) terminal.Output.WriteLine();
            terminal.Output.WriteLine(faults.Count > 0 ? $"{model.Name}: {string.Join(" ", faults)}" : model.Record is null ? $"{model.Name}: sound; its files are recorded now." : $"{model.Name}: sound.");
            sound &= faults.Count == 0;
        }

        return sound ? 0 : CommandTable.Refused;
    }
}
