using SoraCollab.Training.Captions.Wordings;
using SoraCollab.Training.World;

namespace SoraCollab.Training.Captions;

/// <summary>
/// One caption in the making. Random numbers are drawn in the order of the text and only where a choice is open, so that a
/// seed names one caption for good: keep the order of the draws when changing anything here.
/// </summary>
internal sealed class CaptionDraft(Scene scene, Mulberry32 random, int level)
{
    // How likely an attribute is said, by level; what is out of the ordinary is said more often than what is not.
    private static readonly double[] ColorChance = [.75, .85, .92, 1, 1];
    private static readonly double[] ClearWeatherChance = [0, .05, .15, .4, .9];
    private static readonly double[] WeatherChance = [0, .3, .55, .85, 1];
    private static readonly double[] SecondSubjectChance = [0, .5, .85, 1, 1];
    private static readonly double[] ShotChance = [0, .1, .25, .6, 1];
    private static readonly double[] StaticCameraChance = [0, .02, .06, .25, .8];
    private static readonly double[] CameraChance = [0, .1, .3, .6, 1];
    private static readonly double[] PaintedStyleChance = [0, .05, .1, .25, .8];
    private static readonly double[] StyleChance = [0, .2, .35, .55, 1];

    private readonly HashSet<SceneAttribute> stated = [SceneAttribute.SubjectA];
    private string text = "";

    public Caption Write()
    {
        var subject = NounPhrase(scene.A, SceneAttribute.SubjectA, SceneAttribute.ColorA);
        var place = random.Pick(SceneWordings.Place(scene.A.Subject, scene.Setting));
        if (level == 0)
        {
            WriteFewWords(subject, place);
            return new Caption(text, stated);
        }
        WriteStatement(subject, place);
        WriteWeatherAndLight();
        WriteSecondSubject();
        var isSentence = char.IsUpper(text[0]);
        WriteShot(isSentence);
        var cameraChance = (scene.Camera == "static" ? StaticCameraChance : CameraChance)[level];
        if (Says(SceneAttribute.Camera, cameraChance)) Append(CameraWords.All[scene.Camera], isSentence);
        var styleChance = (scene.Style == "painted" ? PaintedStyleChance : StyleChance)[level];
        if (Says(SceneAttribute.Style, styleChance)) Append(StyleWords.All[scene.Style], isSentence);
        return new Caption(isSentence ? text + "." : text, stated);
    }

    private void WriteFewWords(string subject, string place)
    {
        text = subject;
        var times = SceneWordings.Time(scene);
        var choice = random.U();
        if (choice < .35 && times.Count > 0)
        {
            stated.Add(SceneAttribute.Time);
            text += " " + random.Pick(times);
        }
        else if (choice < .65)
        {
            stated.Add(SceneAttribute.Setting);
            text += " " + place;
        }
        else if (choice < .8)
            text += " " + Action(scene.A, SceneAttribute.MotionA, VerbForm.Participle);
    }

    private void WriteStatement(string subject, string place)
    {
        if (level == CaptionWriter.HighestLevel && random.U() < .3)
            WriteSlugLine(subject);
        else if (level >= 3 || random.U() < .45)
        {
            var acts = level > 1 || random.U() < .6;
            text = English.Capitalize(subject) + (acts ? " " + Action(scene.A, SceneAttribute.MotionA, VerbForm.ThirdPerson) : "");
            WritePlaceAndTime(place, .95, level == 1 ? .5 : .9);
        }
        else
        {
            text = subject + (random.U() < .7 ? " " + Action(scene.A, SceneAttribute.MotionA, VerbForm.Participle) : "");
            WritePlaceAndTime(place, .8, .7);
        }
    }

    private void WriteSlugLine(string subject)
    {
        stated.Add(SceneAttribute.Setting);
        var slug = SlugWords.All[scene.Setting][0];
        if (SceneWordings.Time(scene).Count > 0)
        {
            stated.Add(SceneAttribute.Time);
            slug += ", " + scene.Time.ToUpperInvariant();
        }
        text = $"{slug}. {English.Capitalize(subject)} {Action(scene.A, SceneAttribute.MotionA, VerbForm.ThirdPerson)}";
    }

    private void WritePlaceAndTime(string place, double placeChance, double timeChance)
    {
        if (Says(SceneAttribute.Setting, placeChance)) text += " " + place;
        var times = SceneWordings.Time(scene);
        if (times.Count > 0 && Says(SceneAttribute.Time, timeChance)) text += " " + random.Pick(times);
    }

    private void WriteWeatherAndLight()
    {
        var weathers = SceneWordings.Weather(scene);
        var chance = (scene.Weather == "clear" ? ClearWeatherChance : WeatherChance)[level];
        if (weathers.Count > 0 && Says(SceneAttribute.Weather, chance))
            text += (random.U() < .7 ? " " : ", ") + random.Pick(weathers);
        if (level >= 3 && random.U() < .5) text += ", " + random.Pick(SceneWordings.Light(scene));
    }

    private void WriteSecondSubject()
    {
        if (scene.B is not { } second || !Says(SceneAttribute.Relation, SecondSubjectChance[level])) return;
        if (scene.Relation == "follow")
        {
            text += ", followed by " + NounPhrase(second, SceneAttribute.SubjectB, SceneAttribute.ColorB);
            if (stated.Contains(SceneAttribute.MotionA)) stated.Add(SceneAttribute.MotionB);
            return;
        }
        var relation = random.Pick(RelationWords.All[scene.Relation]);
        var acts = random.U() < .75 || level > 2;
        var ownSentence = char.IsUpper(text[0]) && acts;
        var noun = NounPhrase(second, SceneAttribute.SubjectB, SceneAttribute.ColorB);
        if (ownSentence)
            text += $". {English.Capitalize(relation)}, {noun} {Action(second, SceneAttribute.MotionB, VerbForm.ThirdPerson)}";
        else
            text += $", {relation} {noun}" + (acts ? " " + Action(second, SceneAttribute.MotionB, VerbForm.Participle) : "");
    }

    private void WriteShot(bool isSentence)
    {
        if (!Says(SceneAttribute.Shot, ShotChance[level])) return;
        var shot = random.Pick(ShotWords.All[scene.Shot]);
        if (isSentence) text = $"{English.Capitalize(shot)}. {English.Capitalize(text)}";
        else text = random.U() < .6 ? $"{shot} of {text}" : $"{shot}, {text}";
    }

    private void Append(IReadOnlyList<string> wordings, bool isSentence)
    {
        var wording = random.Pick(wordings);
        text += isSentence ? ". " + English.Capitalize(wording) : ", " + wording;
    }

    private string NounPhrase(Actor actor, SceneAttribute subject, SceneAttribute color)
    {
        var saysColor = Says(color, ColorChance[level]);
        var wording = (int)(random.U() * SubjectWords.All[actor.Subject].Count);
        stated.Add(subject);
        var colorWord = random.Pick(ColorWords.All[actor.Color]);
        return NounPhrases.Of(actor.Subject, saysColor ? colorWord : null, wording);
    }

    private string Action(Actor actor, SceneAttribute motion, VerbForm form)
    {
        stated.Add(motion);
        var wording = (int)(random.U() * 9);
        return VerbPhrases.Of(actor.Subject, actor.Motion, scene.Setting, form, wording, (int)(random.U() * 3));
    }

    private bool Says(SceneAttribute attribute, double chance)
    {
        if (random.U() >= chance) return false;
        stated.Add(attribute);
        return true;
    }
}
