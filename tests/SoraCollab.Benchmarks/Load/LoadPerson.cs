using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.Text;
using SoraCollab.Web.Previews;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Benchmarks.Load;

/// <summary>Somebody with the board open: their page, their line to the room, their line to the previews. An editor types as well.</summary>
internal sealed class LoadPerson : IAsyncDisposable
{
    private readonly LoadStudio studio;
    private readonly HubConnection room;
    private readonly HubConnection previews;
    private readonly ConcurrentDictionary<ShotId, string> texts = new();
    private LoadPage? page;
    private long version;
    private string mine = "";
    private LoadFigures edits;
    private LoadFigures sheets;

    private LoadPerson(LoadStudio studio, string cookie, LoadFigures edits, LoadFigures sheets)
    {
        (this.studio, this.edits, this.sheets) = (studio, edits, sheets);
        var builder = new HubConnectionBuilder().WithUrl(new Uri(studio.Address, "/hubs/room"), options => options.Headers["Cookie"] = cookie);
        builder.Services.Configure<Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions>(json =>
        {
            foreach (var converter in StudioJson.Options.Converters) json.PayloadSerializerOptions.Converters.Add(converter);
        });
        room = builder.Build();
        previews = new HubConnectionBuilder().WithUrl(new Uri(studio.Address, "/hubs/preview"), options => options.Headers["Cookie"] = cookie).AddMessagePackProtocol().Build();
    }

    /// <summary>Whether every version came once and in order.</summary>
    public bool InOrder { get; private set; } = true;

    /// <summary>The prompts as this person's lines made them.</summary>
    public IReadOnlyDictionary<ShotId, string> Texts => texts;

    public static async Task<LoadPerson> OpenAsync(LoadStudio studio, string cookie, LoadFigures edits, LoadFigures drawn, LoadFigures sheets, bool withPage)
    {
        var person = new LoadPerson(studio, cookie, edits, sheets);
        person.room.On<TextApplied>(nameof(IRoomClient.TextApplied), change =>
        {
            person.edits.Seen(change.OperationId.ToString());
            person.InOrder &= change.Version > person.version;
            person.version = change.Version;
            person.texts[change.ShotId] = change.Op.Apply(person.texts.GetValueOrDefault(change.ShotId, ""));
        });
        person.room.On<CaretMoved>(nameof(IRoomClient.CaretMoved), _ => { });
        person.previews.On<PreviewFrame, bool>("Preview", frame =>
        {
            person.sheets.Seen($"{frame.Step}");
            return true;
        });
        await person.room.StartAsync();
        person.version = (await person.room.InvokeAsync<JoinAnswer>("Join", studio.Film, (long?)null)).Version;
        await person.previews.StartAsync();
        await person.previews.InvokeAsync("Watch", studio.Film.ToString());
        if (withPage) person.page = await LoadPage.OpenAsync(studio, cookie, drawn.Seen);
        return person;
    }

    /// <summary>From now on, what this person sees counts there.</summary>
    public void Count(LoadFigures ofEdits, LoadFigures ofSheets) => (edits, sheets) = (ofEdits, ofSheets);

    /// <summary>Types a new word in place of the last one.</summary>
    /// <returns>Why not; null when it was taken.</returns>
    public async Task<string?> TypeAsync(ShotId shot, string word, LoadFigures typed, LoadFigures drawn)
    {
        var operation = OperationId.New();
        var edit = new TextOperationBuilder().Insert(word).Delete(mine.Length).Build();
        typed.Sent(operation.ToString());
        drawn.Sent(word);
        var answer = await room.InvokeAsync<SendAnswer>("SendText", studio.Film, shot, operation, version, edit);
        if (answer.Refusal is null) mine = word;
        return answer.Refusal;
    }

    public async ValueTask DisposeAsync()
    {
        await room.DisposeAsync();
        await previews.DisposeAsync();
        if (page is not null) await page.DisposeAsync();
    }
}
