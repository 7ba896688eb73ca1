using SoraCollab.Core.Hosting;
using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;

namespace SoraCollab.Core.Verbs;

/// <summary>
/// The pictures that direct a shot beside its words: those of its beats, each at the frame where its beat begins, and the one of
/// the cast that the prompt mentions first, softly at the first frame.
/// </summary>
public static class DirectedPictures
{
    /// <summary>
    /// The verb with the shot's pictures among its known frames. Only takes made from words or pictures have room for them, and
    /// only a model that takes pictures reads them; all else stays as it is. What the person put at a frame goes before a beat's
    /// picture, a beat's before the cast's. Frames are rounded down to the model's multiple.
    /// </summary>
    /// <param name="verb">What is asked.</param>
    /// <param name="storyboard">The film, for its cast.</param>
    /// <param name="shot">The shot, with the words that are read: a verb's own words have no beats.</param>
    /// <param name="model">The model that makes it.</param>
    public static TakeVerb AddTo(TakeVerb verb, Storyboard storyboard, Shot shot, ModelInfo model)
    {
        if (verb is not (NewTake or PictureTake) || !model.Verbs.Contains(PictureTake.Kind)) return verb;
        List<PictureCondition> known = verb is PictureTake asked ? [.. asked.Pictures] : [];
        var own = known.Count;
        foreach (var beat in shot.Beats.Where(beat => beat.Picture is not null && beat.AtFrame < shot.Format.FrameCount))
            Add(known, beat.Picture!, beat.AtFrame / model.FrameMultiple * model.FrameMultiple, strength: 1);
        if (CastPicture(storyboard, shot) is { } member)
            Add(known, member.Pictures[0], atFrame: 0, member.PictureHold);
        return known.Count == own ? verb : new PictureTake([.. known]);
    }

    /// <summary>The member whose picture holds the first frame: the first that the prompt mentions of those with a picture to hold; null for none.</summary>
    public static CastMember? CastPicture(Storyboard storyboard, Shot shot) => PromptReading.Mentioned(storyboard, shot.Prompt)
        .FirstOrDefault(member => member is { Pictures.Count: > 0, PictureHold: > 0 });

    private static void Add(List<PictureCondition> known, string hash, int atFrame, double strength)
    {
        if (known.Count >= VerbRules.MaximumPictures || known.Any(picture => picture.AtFrame == atFrame)) return;
        known.Add(new PictureCondition(Footage.Named(hash), FootageFrame: 0, atFrame, strength));
    }
}
