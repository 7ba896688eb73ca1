using System.Net;
using SoraCollab.Core;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Web.Tests.Shots;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Review;

public sealed class NoteBookTests(SharedStudio shared)
{
    [Fact]
    public async Task Notes_AsPdfOrTable_AreForTheTeamAndSurviveAMissingClip()
    {
        var studio = shared.Server;
        var mara = await studio.AddMemberAsync();
        var (film, shot) = await studio.AddFilmAsync(mara);
        var take = TestTakes.Make(1);
        await studio.SendAsync(film, UserId.Studio, new AddTake(shot, take.Id, take.Recipe, take.Media, mara.Id, take.CreatedAt));
        await studio.SendAsync(film, mara.Id, new AddNote(shot, NoteId.New(), take.Id, 3, 9, "Too quick.", []));

        using var team = mara.CreateClient();
        var pdf = await team.GetAsync($"projects/{film}/notes.pdf", TestContext.Current.CancellationToken);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4]);
        Assert.Contains("Too quick.", await team.GetStringAsync($"projects/{film}/notes.csv", TestContext.Current.CancellationToken));

        using var stranger = (await studio.AddMemberAsync("Ben")).CreateClient();
        foreach (var file in new[] { "notes.pdf", "notes.csv" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"projects/{film}/{file}", TestContext.Current.CancellationToken)).StatusCode);
    }
}
