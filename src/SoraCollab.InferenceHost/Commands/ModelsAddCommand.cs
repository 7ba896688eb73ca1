using SoraCollab.InferenceHost.Models.Hub;
using SoraCollab.InferenceHost.Models.Library;

namespace SoraCollab.InferenceHost.Commands;

/// <summary>Adds a model from a folder or from the Hub.</summary>
internal sealed class ModelsAddCommand : ICommand
{
    public string Name => "models add";

    public string Summary => "adds a model from a folder, or from the Hugging Face Hub by OWNER/NAME; goes on where a download broke off";

    public string Operand => "from";

    public IReadOnlyList<(string Name, string Value, string Meaning)> Options { get; } =
    [
        ("from", "PLACE", "a folder, or OWNER/NAME on the Hub (required; the word \"from\" may be left out)"),
        ("name", "NAME", "what the model is called here; the folder's or repository's name unless given"),
        ("revision", "NAME", "Hub: branch, tag or commit; main unless given"),
        ("file", "NAME", "Hub: the one .safetensors file, where a repository holds several models"),
        ("hub", "URL", $"the Hub's address; else the variable {ModelsOptions.HubVariable}; {HubClient.DefaultAddress} unless given. A token is read from {ModelsOptions.TokenVariable}"),
        ("copy", "yes|no", "folder: whether its files are copied into the models folder; no unless given: they stay where they are"),
        ("accept-licence", "NAME", "accepts the licence in the name of NAME; else it is shown, and \"models accept\" accepts it"),
        ModelsOptions.Folder,
    ];

    public async Task<int> RunAsync(CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var library = ModelsOptions.Library(options);
        var record = await AddAsync(library, options, terminal, cancellationToken);
        if (terminal.IsInteractive) terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{record.Name} is here: {ModelsOptions.Size(record.Bytes)} in {record.Files.Count} files, from {record.Source}.");
        var model = library.Get(record.Name);
        if (options.Find("accept-licence") is { } by)
        {
            await library.AcceptAsync(record.Name, by, model.Terms!.Sha256, cancellationToken);
            terminal.Output.WriteLine($"The licence ({model.Terms.Name}) is accepted by {by}.");
        }
        else
        {
            ModelsOptions.ShowTerms(terminal, record.Name, model.Terms!);
            terminal.Output.WriteLine($"Before it is used, accept the licence: models accept {record.Name} --by YOU");
        }

        return 0;
    }

    private static async Task<ModelRecord> AddAsync(ModelLibrary library, CommandOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var from = options.Required("from");
        var progress = ModelsOptions.Progress(terminal);
        if (Directory.Exists(from)) return await library.AddFolderAsync(from, options.Find("name"), Copies(options), progress, cancellationToken);
        if (!HubClient.IsRepositoryId(from)) throw new CommandLineException($"--from must name a folder that exists, or OWNER/NAME on the Hub, not '{from}'.");
        using var hub = new HubClient(ModelsOptions.Hub(options), Environment.GetEnvironmentVariable(ModelsOptions.TokenVariable));
        return await library.DownloadAsync(hub, new HubRequest(from, options.Find("revision") ?? "main", options.Find("name"), options.Find("file")), progress, cancellationToken);
    }

    private static bool Copies(CommandOptions options) => options.Find("copy") switch
    {
        null or "no" => false,
        "yes" => true,
        var other => throw new CommandLineException($"--copy must be yes or no, not '{other}'."),
    };
}
