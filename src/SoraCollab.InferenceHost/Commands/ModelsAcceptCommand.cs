namespace SoraCollab.InferenceHost.Commands;

/// <summary>Shows the licence of a model and records who accepts it.</summary>
internal sealed class ModelsAcceptCommand : ICommand
{
    public string Name => "models accept";

    public string Summary => "shows a model's licence and records who accepts it";

    public string Operand => "model";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } =
    [
        ("model", "NAME", "the model (required; the word \"model\" may be left out)"),
        ("by", "NAME", "who accepts; without it the licence is only shown"),
        ModelsOptions.Folder,
    ];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var library = ModelsOptions.Library(options);
        var model = library.Get(options.Required("model"));
        if (model.Terms is not { } terms) throw new CommandLineException($"The folder of {model.Name} cannot be read: {model.Folder}.");
        ModelsOptions.ShowTerms(terminal, model.Name, terms);
        if (options.Find("by") is null) return 0;
        await library.AcceptAsync(model.Name, options.Required("by"), terms.Sha256, cancellationToken);
        terminal.Output.WriteLine($"Accepted by {options.Find("by")}.");
        return 0;
    }
}
