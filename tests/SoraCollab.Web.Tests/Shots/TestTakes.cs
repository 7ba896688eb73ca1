using SoraCollab.Core;
using SoraCollab.Core.Hosting;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;
using SoraCollab.Core.Verbs;
using SoraCollab.Web.Shots;
using SoraCollab.Web.Tests.Studio;

namespace SoraCollab.Web.Tests.Shots;

/// <summary>Takes, shots and models for the tests of the Shot page.</summary>
internal static class TestTakes
{
    public static ShotFormat Format { get; } = new(64, 64, 33, 12);

    /// <summary>A model that can do everything.</summary>
    public static ModelInfo Model { get; } = TestModel.Info with { Verbs = [.. VerbFace.All.Select(face => face.Kind)] };

    public static Take Make(int number, TakeVerb? verb = null, ShotFormat? format = null, Guid? group = null) => new()
    {
        Id = TakeId.New(),
        ShotId = ShotId.New(),
        Number = number,
        Recipe = new TakeRecipe
        {
            Prompt = "a bay", Model = Model.Name, ModelHash = Model.Hash, Seed = 1, Steps = 20, GuidanceScale = 3, Format = format ?? Format,
            HostName = "kiln-a", GenerationSeconds = 33, Verb = verb ?? new NewTake(), VariationGroup = group,
        },
        Media = new TakeMedia
        {
            ClipHash = new string('b', 64), ClipBytes = 1000, PosterHash = new string('c', 64), PosterBytes = 100,
            MasterHash = new string('d', 64), MasterBytes = 5000, DurationSeconds = 2.75,
        },
        CreatedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
        CreatedBy = new UserId("ana"),
    };

    public static Shot Shot(params Take[] takes) => new() { Id = ShotId.New(), Order = "a0", Format = Format, Takes = [.. takes] };

    public static Storyboard Film(params Shot[] shots) => new()
    {
        Id = ProjectId.New(), Title = "Saltlight", Scenes = [new Scene { Id = SceneId.New(), Order = "a0", Shots = [.. shots] }],
    };
}
