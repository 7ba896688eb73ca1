using SoraCollab.Core.Prompts;
using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Storyboards.Commands;

namespace SoraCollab.Core.Screenplays;

/// <summary>Which commands bring what a screenplay proposes into the film.</summary>
public static class ScriptAcceptance
{
    // Counts of frames that every video model can make.
    private const int FrameStep = 8;

    /// <summary>The shot that was made from a passage, or null where none was or it was removed.</summary>
    public static Shot? ShotOf(Storyboard storyboard, ScriptPassage passage) => storyboard.Shots.FirstOrDefault(shot => shot.Script.Passage == passage.Key);

    /// <summary>Shots that were made from words that the screenplay does not have any more.</summary>
    public static IEnumerable<Shot> Orphans(Storyboard storyboard, ScriptPlan plan)
    {
        var keys = plan.Passages.Select(passage => passage.Key).ToHashSet();
        return storyboard.Shots.Where(shot => shot.Script.Passage.Length > 0 && !keys.Contains(shot.Script.Passage));
    }

    /// <summary>The member of the cast that a character is, or null where none has the name.</summary>
    public static CastMember? MemberOf(Storyboard storyboard, ScriptCharacter character) => CastRules.FindByName(storyboard, character.Name);

    /// <summary>Takes a character into the cast.</summary>
    public static PutCastMember Accept(ScriptCharacter character) =>
        new(new CastMember { Id = CastMemberId.New(), Name = character.Name, Description = character.Description });

    /// <summary>
    /// Makes a shot of a passage: its scene first where the film has none for it, then the shot in its place among those made before.
    /// </summary>
    /// <param name="storyboard">The film as it is; the commands are for it alone.</param>
    /// <param name="plan">The screenplay.</param>
    /// <param name="passage">One of its passages of which no shot was made.</param>
    /// <param name="shot">A new id, for the shot.</param>
    /// <param name="first">Frame and rate of the film's first shot, whose model knows what it likes; later ones take those of the last.</param>
    /// <exception cref="ArgumentException">The passage is not one of the plan's.</exception>
    public static IReadOnlyList<StoryboardCommand> Accept(Storyboard storyboard, ScriptPlan plan, ScriptPassage passage, ShotId shot, ShotFormat first)
    {
        var at = plan.Scenes.ToList().FindIndex(scene => scene.Passages.Contains(passage));
        if (at < 0) throw new ArgumentException($"The passage {passage.Key} is not one of the screenplay.", nameof(passage));
        var script = plan.Scenes[at];
        var commands = new List<StoryboardCommand>();
        var homes = Homes(storyboard, plan);
        var home = homes[at];
        var scene = home?.Id ?? SceneId.New();
        if (home is null)
        {
            // A new film has one scene that nobody has written anything in: that is the first of the script.
            if (storyboard.Scenes is [{ SlugLine.Length: 0, Shots.IsEmpty: true } blank])
            {
                scene = blank.Id;
                if (script.Title.Length > 0) commands.Add(new RenameScene(scene, script.Title));
                if (script.Heading.Length > 0) commands.Add(new SetSlugLine(scene, script.Heading));
            }
            else
            {
                var before = homes.Take(at).LastOrDefault(one => one is not null);
                commands.Add(new AddScene(scene, script.Title, script.Heading, before?.Id));
                if (before is null && homes.Skip(at + 1).FirstOrDefault(one => one is not null) is { } following) commands.Add(new MoveScene(scene, following.Id));
            }
        }

        var passages = script.Passages.ToList();
        var index = passages.IndexOf(passage);
        Shot? Made(ScriptPassage other) => home?.Shots.FirstOrDefault(shot => shot.Script.Passage == other.Key);
        var after = passages.Take(index).Reverse().Select(Made).FirstOrDefault(shot => shot is not null);
        var next = after is null ? passages.Skip(index + 1).Select(Made).FirstOrDefault(shot => shot is not null) : null;
        commands.Add(new AddShot(shot, scene, ShotSeed.FirstOf(shot), Title(plan, passage), Prompt(storyboard, plan, script, passage), Format(storyboard, first, passage.Seconds), after?.Id, passage.Script));
        if (next is not null) commands.Add(new MoveShot(shot, scene, next.Id));
        return commands;
    }

    /// <summary>The film's scene for each of the screenplay's: the one that holds a shot of it, else one of its heading that holds no shot of another; null where there is none.</summary>
    private static List<Scene?> Homes(Storyboard storyboard, ScriptPlan plan)
    {
        var sceneOf = new Dictionary<string, Scene>();
        foreach (var scene in storyboard.Scenes)
        {
            foreach (var shot in scene.Shots.Where(shot => shot.Script.Passage.Length > 0)) sceneOf.TryAdd(shot.Script.Passage, scene);
        }

        var homes = plan.Scenes.Select(script => script.Passages.Select(passage => sceneOf.GetValueOrDefault(passage.Key)).FirstOrDefault(scene => scene is not null)).ToList();
        var taken = homes.Where(home => home is not null).Select(home => home!.Id).ToHashSet();
        for (var i = 0; i < homes.Count; i++)
        {
            if (homes[i] is not null || plan.Scenes[i].Heading.Length == 0) continue;
            homes[i] = storyboard.Scenes.FirstOrDefault(scene => !taken.Contains(scene.Id) && scene.SlugLine.Equals(plan.Scenes[i].Heading, StringComparison.OrdinalIgnoreCase));
            if (homes[i] is { } found) taken.Add(found.Id);
        }

        return homes;
    }

    private static string Title(ScriptPlan plan, ScriptPassage passage) =>
        plan.Characters.OrderByDescending(one => one.Cue.Length).Aggregate(passage.Title, (title, character) => Replace(title, character.Cue, character.Name));

    /// <summary>What is seen, with the cast as mentions, and the setting.</summary>
    private static string Prompt(Storyboard storyboard, ScriptPlan plan, ScriptScene scene, ScriptPassage passage)
    {
        var seen = passage.Script.Action.ReplaceLineEndings(" ").Trim();
        if (seen.Length == 0)
        {
            var speakers = scene.Elements.Skip(passage.First).Take(passage.Count).Where(element => element.Kind == ScriptElementKind.Character)
                .Select(element => CharacterNames.Plain(CharacterNames.Cue(element.Text))).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            seen = speakers.Count == 0 ? "Somebody sings." : $"{string.Join(" and ", speakers)} {(speakers.Count == 1 ? "speaks" : "speak")}.";
        }

        foreach (var character in plan.Characters.OrderByDescending(one => one.Cue.Length))
            seen = Mention(seen, character, CastRules.FindByName(storyboard, character.Name));
        if (!char.IsPunctuation(seen[^1])) seen += ".";
        var setting = SceneHeadings.Setting(scene.Heading);
        var room = PromptRules.MaximumLength - setting.Length - 1;
        if (seen.Length > room) seen = seen[..(char.IsHighSurrogate(seen[room - 1]) ? room - 1 : room)];
        return setting.Length == 0 ? seen : $"{seen} {setting}";
    }

    // Capitals are a screenplay's way to name somebody; a model reads them as shouting. What introduces a member of the cast is the
    // member's description, which the mention brings anyway.
    private static string Mention(string text, ScriptCharacter character, CastMember? member)
    {
        if (member is null) return Replace(text, character.Cue, character.Name);
        var name = "@" + member.Name;
        var mentioned = Replace(Replace(text, character.Cue, name), character.Name, name);
        if (member.Description.Length == 0 || member.Description != character.Description) return mentioned;
        return mentioned.Replace($"{name}, {member.Description}, ", $"{name} ", StringComparison.Ordinal).Replace($"{name} ({member.Description})", name, StringComparison.Ordinal);
    }

    private static string Replace(string text, string written, string name)
    {
        for (var at = CharacterNames.IndexOf(text, written, StringComparison.Ordinal); at >= 0; at = CharacterNames.IndexOf(text, written, StringComparison.Ordinal, at + name.Length))
            text = text[..at] + name + text[(at + written.Length)..];
        return text;
    }

    private static ShotFormat Format(Storyboard storyboard, ShotFormat first, double seconds)
    {
        var format = storyboard.Shots.LastOrDefault()?.Format ?? first;
        var steps = Math.Max(1, (int)Math.Round((seconds * format.FrameRate - 1) / FrameStep));
        var most = ((int)(ShotFormatRules.MaximumSeconds * format.FrameRate)) / FrameStep;
        return format with { FrameCount = (Math.Min(steps, most) * FrameStep) + 1 };
    }
}
