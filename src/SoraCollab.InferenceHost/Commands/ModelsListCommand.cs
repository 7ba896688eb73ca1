namespace SoraCollab.InferenceHost.Commands;

/// <summary>Lists the models of this machine.</summary>
internal sealed class ModelsListCommand : ICommand
{
    public string Name => "models list";

    public string Summary => "lists the models of this machine, their sizes and licences";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } = [ModelsOptions.Folder];

    public Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var models = ModelsOptions.Library(options).List();
        if (models.Count == 0) terminal.Output.WriteLine("There are no models. \"models add\" gets one.");
        foreach (var model in models)
        {
            var state = model.Terms is null ? "cannot be read" : model.AwaitsAcceptance ? "licence not accepted" : model.Record?.Acceptance is { } accepted ? $"licence accepted by {accepted.By}" : "ready";
            terminal.Output.WriteLine($"{model.Name,-24} {ModelsOptions.Size(model.Bytes),10}  {model.Terms?.Name ?? "?",-16} {state}; {model.Record?.Source ?? model.Folder}");
        }

        return Task.FromResult(0);
    }
}
