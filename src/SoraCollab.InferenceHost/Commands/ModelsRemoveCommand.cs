namespace SoraCollab.InferenceHost.Commands;

/// <summary>Removes a model.</summary>
internal sealed class ModelsRemoveCommand : ICommand
{
    public string Name => "models remove";

    public string Summary => "removes a model and its files; one that lies outside the models folder is only forgotten";

    public string Operand => "model";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } = [("model", "NAME", "the model (required)"), ModelsOptions.Folder];

    public Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var name = options.Required("model");
        ModelsOptions.Library(options).Remove(name);
        terminal.Output.WriteLine($"{name} is gone.");
        return Task.FromResult(0);
    }
}
