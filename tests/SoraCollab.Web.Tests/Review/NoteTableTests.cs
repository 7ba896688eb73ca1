using SoraCollab.Core;
using SoraCollab.Core.Reviews;
using SoraCollab.Core.Storyboards;
using SoraCollab.Web.Review;
using SoraCollab.Web.Tests.Shots;

namespace SoraCollab.Web.Tests.Review;

public sealed class NoteTableTests
{
    [Fact]
    public void Write_AwkwardWords_StayInTheirFieldsAndAreNoFormulas()
    {
        var ana = new UserId("ana");
        var take = TestTakes.Make(1);
        var note = new Note
        {
            Id = NoteId.New(),
            TakeId = take.Id,
            Author = ana,
            Frame = 13,
            LastFrame = 14,
            Words = "=SUM(A1), \"so\"\nthere",
            At = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Replies = [new NoteReply(new UserId("gone"), "+1", default)],
            IsResolved = true,
        };
        var shot = new Shot { Id = take.ShotId, Order = "a", Title = "Wide, high", Takes = [take], Notes = [note] };
        var film = new Storyboard { Id = ProjectId.New(), Title = "Film", Scenes = [new Scene { Id = SceneId.New(), Order = "a", Title = "Bay", Shots = [shot] }] };

        var lines = NoteTable.Write(film, new Dictionary<UserId, string> { [ana] = "Ana" }).Split("\r\n");

        Assert.Equal("Shot,Title,Take,From,To,Author,Note,Replies,State,Written (UTC)", lines[0]);
        Assert.StartsWith("010,\"Wide, high\",1,00:00:01:01,00:00:01:02,Ana,\"'=SUM(A1), \"\"so\"\"\nthere\",Somebody who left: +1,resolved,2030-01-02 03:04:05", lines[1]);
        Assert.Equal([""], lines[2..]);
    }
}
