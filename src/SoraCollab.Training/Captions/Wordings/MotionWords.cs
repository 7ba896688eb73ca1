namespace SoraCollab.Training.Captions.Wordings;

/// <summary>Verb phrases: {v} is the subject's own verb, a verb in angle brackets is put into the needed form.</summary>
internal static class MotionWords
{
    /// <summary>Motion to verb phrases.</summary>
    public static readonly WordingTable All = new()
    {
        { "left", "{v} to the left", "{v} left", "{v} from right to left" },
        { "right", "{v} to the right", "{v} right", "{v} from left to right" },
        { "rise", "<rise>", "<rise> slowly", "<climb> upward", "<go> up" },
        { "descend", "<descend>", "<descend> slowly", "<come> down", "<sink> lower" },
        { "toward", "{v} towards the camera", "{v} towards us", "<come> closer", "<approach> the camera" },
        { "away", "{v} away from the camera", "{v} away", "{v} into the distance" },
        { "circle", "{v} in a circle", "{v} in circles", "{v} round and round" },
        { "hop", "<hop> on the spot", "<jump> up and down", "<bounce> up and down" },
        { "rock", "<rock> from side to side", "<sway> gently", "<rock> in place" },
        { "spin", "<spin> around", "<spin>", "<turn> on the spot", "<twirl>" },
        { "zigzag", "{v} in a zigzag", "<zigzag>", "{v} in zigzags" },
        { "turnback", "<turn> round and <come> back", "{v} out and <turn> back", "<turn> and {v} back" },
        { "still", "<stay> still", "<wait>", "<keep> still", "<rest>" },
    };

    /// <summary>How a subject is still, by its kind of movement; takes the place of the still row above.</summary>
    public static readonly WordingTable Still = new()
    {
        { "fly", "<hover> in place", "<hang> in the air", "<stay> still" },
        { "swim", "<hover> in place", "<stay> still" },
        { "sail", "<lie> still", "<lie> at anchor", "<stay> still" },
        { "drive", "<stand> still", "<wait>", "<stay> still" },
        { "fix", "<stand> still", "<stand>", "<stay> still" },
        { "walk", "<stand> still", "<wait>", "<stay> still" },
        { "bust", "<look> ahead", "<look> up", "<stay> still" },
    };
}
