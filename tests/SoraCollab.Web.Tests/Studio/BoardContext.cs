using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Queue;
using SoraCollab.Web.Rooms;

namespace SoraCollab.Web.Tests.Studio;

/// <summary>Parts of the board, drawn on an open board of the shared studio: a film with one shot of 25 frames at 12 a second.</summary>
public abstract class BoardContext : BunitContext
{
    private AsyncServiceScope? _circuit;

    protected BoardContext(SharedStudio shared)
    {
        Server = shared.Server;
        Services.AddSingleton(Server.Get<StudioModels>());
        Services.AddSingleton(Server.Get<IProjectMediaStore>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    private protected StudioServer Server { get; }

    private protected Member Mara { get; private set; } = default!;

    private protected BoardSession Board { get; private set; } = default!;

    private protected ShotId ShotId { get; private set; }

    private protected Shot Shot => Board.Current.FindShot(ShotId)!;

    /// <summary>Makes the film and opens it, as its owner or as a member who may only look.</summary>
    private protected async Task OpenAsync(string prompt = "A red balloon over a quiet bay.", bool mayChange = true, params Func<ShotId, StoryboardCommand>[] before)
    {
        Mara = await Server.AddMemberAsync();
        var (film, shot) = await Server.AddFilmAsync(Mara, prompt);
        ShotId = shot;
        foreach (var command in before) await Server.SendAsync(film, Mara.Id, command(shot));
        var opening = Mara;
        if (!mayChange)
        {
            opening = await Server.AddMemberAsync("Ben");
            await Server.Get<Core.Projects.IProjectStore>().SetMemberAsync(film, opening.Id, Core.Projects.ProjectRole.Viewer);
        }
        (_circuit, Board) = await opening.OpenBoardAsync(film);
    }

    private protected IRenderedComponent<T> Draw<T>(Action<ComponentParameterCollectionBuilder<T>>? more = null) where T : RoomPart => Render<T>(parameters =>
    {
        parameters.AddCascadingValue(Board);
        parameters.TryAdd("Shot", Shot);
        more?.Invoke(parameters);
    });

    /// <summary>Draws a part anew, as the page does after a change.</summary>
    private protected void Redraw<T>(IRenderedComponent<T> part) where T : RoomPart => part.Render(parameters => parameters.TryAdd("Shot", Shot));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _circuit?.Dispose();
    }
}
