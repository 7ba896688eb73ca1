using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;
using SoraCollab.Core.Tests.Storyboards;
using SoraCollab.Core.Verbs;

namespace SoraCollab.Core.Tests.Verbs;

public sealed class DirectedPicturesTests
{
    private static readonly string First = new('1', 64), Second = new('2', 64), Third = new('3', 64);
    private readonly TestStoryboard board = TestStoryboard.Create("@Mara in the bay, @Tom behind her");

    private Shot Shot => board.Current.FindShot(board.Shot)!;

    [Fact]
    public void AddTo_BeatsWithPictures_StandAtTheModelsFramesBelowTheirs()
    {
        Beat(8, First);
        Beat(17, Second);
        Beat(20, null);
        Assert.Equal([(First, 8, 1.0), (Second, 16, 1.0)], Known(new NewTake()));
    }

    [Fact]
    public void AddTo_CastWithPictures_TheFirstMentionedHoldsTheFirstFrame()
    {
        Cast("Tom", 0.5, Second);
        Cast("Mara", 0.3);
        Assert.Equal([(Second, 0, 0.5)], Known(new NewTake()));
        Cast("Ada", 0.4, Third);
        Assert.Equal([(Second, 0, 0.5)], Known(new NewTake()));
    }

    [Fact]
    public void AddTo_CastHeldByWordsAlone_IsLeftOut()
    {
        Cast("Mara", 0, First);
        Assert.Equal(new NewTake(), DirectedPictures.AddTo(new NewTake(), board.Current, Shot, TestVerbs.Model));
    }

    [Fact]
    public void AddTo_TwoForOneFrame_ThePersonsComesFirstThenTheBeats()
    {
        Cast("Mara", 0.3, Third);
        Beat(0, Second);
        Assert.Equal([(Second, 0, 1.0)], Known(new NewTake()));
        var own = new PictureTake([new(Footage.Named(First), 0, 0, 0.7)]);
        Assert.Equal([(First, 0, 0.7)], Known(own));
    }

    [Fact]
    public void AddTo_MoreThanATakeHolds_StopsAtTheMost()
    {
        var pictures = new PictureTake([.. Enumerable.Range(0, 15).Select(i => new PictureCondition(Footage.Named(First), 0, 8 * (i + 10), 1))]);
        Beat(0, Second);
        Beat(8, Third);
        Assert.Equal(VerbRules.MaximumPictures, Known(pictures).Count);
    }

    [Fact]
    public void AddTo_VerbsAndModelsWithoutRoom_StayAsTheyAre()
    {
        Beat(8, First);
        foreach (var verb in TestVerbs.All().Where(verb => verb is not (NewTake or PictureTake)))
            Assert.Equal(verb, DirectedPictures.AddTo(verb, board.Current, Shot, TestVerbs.Model));
        Assert.Equal(new NewTake(), DirectedPictures.AddTo(new NewTake(), board.Current, Shot, TestVerbs.Model with { Verbs = [NewTake.Kind] }));
    }

    private List<(string Hash, int At, double Strength)> Known(TakeVerb verb) =>
        [.. Assert.IsType<PictureTake>(DirectedPictures.AddTo(verb, board.Current, Shot, TestVerbs.Model)).Pictures.Select(known => (known.Footage.MediaHash, known.AtFrame, known.Strength))];

    private void Beat(int frame, string? picture)
    {
        var beat = BeatId.New();
        board.Do(TestStoryboard.Ana, new AddBeat(board.Shot, beat, frame, "wind"));
        if (picture is not null) board.Do(TestStoryboard.Ana, new SetBeatPicture(board.Shot, beat, picture));
    }

    private void Cast(string name, double hold, params string[] pictures) =>
        board.Do(TestStoryboard.Ana, new PutCastMember(new CastMember { Id = CastMemberId.New(), Name = name, Pictures = [.. pictures], PictureHold = hold }));
}
