using System.Text.Json.Serialization;

namespace SoraCollab.Core.Verbs;

/// <summary>
/// What is done to a shot to make a take of it. Every verb comes down to known frames at places with a strength, or a source
/// to start from in place of noise. In JSON, "kind" tells which. <see cref="VerbRules"/> says what is allowed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NewTake), NewTake.Kind)]
[JsonDerivedType(typeof(PictureTake), PictureTake.Kind)]
[JsonDerivedType(typeof(RemixTake), RemixTake.Kind)]
[JsonDerivedType(typeof(ExtendTake), ExtendTake.Kind)]
[JsonDerivedType(typeof(LoopTake), LoopTake.Kind)]
[JsonDerivedType(typeof(JoinTake), JoinTake.Kind)]
[JsonDerivedType(typeof(RecutTake), RecutTake.Kind)]
[JsonDerivedType(typeof(StillTake), StillTake.Kind)]
[JsonDerivedType(typeof(UpscaleTake), UpscaleTake.Kind)]
[JsonDerivedType(typeof(InterpolateTake), InterpolateTake.Kind)]
public abstract record TakeVerb
{
    /// <summary>The verb's name, as in JSON and in <see cref="Hosting.ModelInfo.Verbs"/>.</summary>
    public abstract string Name { get; }

    /// <summary>The footage it reads, in the order in which the verb names it.</summary>
    public virtual IEnumerable<Footage> Sources => [];

    /// <summary>The verb with each footage replaced, in the order of <see cref="Sources"/>.</summary>
    public virtual TakeVerb WithSources(Func<Footage, Footage> replace) => this;
}
