using SoraCollab.Core;
using SoraCollab.Web.Accounts;
using SoraCollab.Web.Review;
using SoraCollab.Web.Teams;

namespace SoraCollab.Web.Tests.Review;

public sealed class ReviewStageTests
{
    private static readonly ProjectId Film = ProjectId.New();
    private readonly TeamWatch team = new();
    private readonly ReviewStage stage;
    private int changes;

    public ReviewStageTests()
    {
        stage = new ReviewStage(team);
        stage.Changed += _ => changes++;
    }

    [Fact]
    public void PutOut_OfTheLeader_EndsTheirLeadAndNobodyElses()
    {
        stage.Lead(Film, Of("ana", 0));
        team.PutOut(Film, new UserId("ben"));
        team.PutOut(ProjectId.New(), new UserId("ana"));
        Assert.NotNull(stage.Of(Film));
        team.PutOut(Film, new UserId("ana"));
        Assert.Null(stage.Of(Film));
    }

    [Fact]
    public void Lead_ByAnother_TakesTheLead()
    {
        stage.Lead(Film, Of("ana", 0));
        stage.Lead(Film, Of("ben", 5));

        Assert.False(stage.Show(Film, Of("ana", 1)));
        Assert.Equal(("ben", 5), (stage.Of(Film)!.Leader.Id.Value, stage.Of(Film)!.Play.Frame));
        stage.Leave(Film, new UserId("ana"));
        Assert.NotNull(stage.Of(Film));
        stage.Leave(Film, new UserId("ben"));
        Assert.Null(stage.Of(Film));
        Assert.Equal(3, changes);
    }

    [Fact]
    public void Show_TheSameAgain_TellsNobody()
    {
        var state = Of("ana", 3);
        stage.Lead(Film, state);

        Assert.True(stage.Show(Film, state with { }));
        Assert.True(stage.Show(Film, state with { Play = state.Play with { Frame = 4 } }));

        Assert.Equal(2, changes);
    }

    [Fact]
    public void Of_AnotherProject_IsNothing()
    {
        stage.Lead(Film, Of("ana", 0));

        Assert.Null(stage.Of(ProjectId.New()));
    }

    [Theory]
    [InlineData(-1, 1, null, false)]
    [InlineData(0, 0, null, false)]
    [InlineData(0, double.NaN, null, false)]
    [InlineData(0, 1, -2, false)]
    [InlineData(12, 0.25, 3, true)]
    public void IsSound_WhatABrowserSays_IsCheckedBeforeItIsBelieved(int frame, double speed, int? first, bool sound) =>
        Assert.Equal(sound, new PlayState(true, frame, speed, first, null).IsSound);

    private static StageState Of(string leader, int frame) =>
        new(new Person(new UserId(leader), leader, IsOwner: false), Shot, Take, null, CompareMode.Wipe, PlayState.Start with { Frame = frame });

    private static readonly ShotId Shot = ShotId.New();

    private static readonly TakeId Take = TakeId.New();
}
