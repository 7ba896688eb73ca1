using CsCheck;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Text;

/// <summary>Random texts and edits made of whole characters, surrogate pairs among them.</summary>
internal static class TextGenerators
{
    private static readonly string[] Characters = ["a", "b", "c", " ", "\n", "é", "雨", "🎬", "🌊"];

    internal static readonly Gen<string> Text =
        Gen.Int[0, Characters.Length - 1].Select(index => Characters[index]).Array[0, 20].Select(string.Concat);

    internal static Gen<TextOperation> OperationOn(string text)
    {
        var characters = Split(text);
        // 0 keeps, 1 deletes, 2 and up insert before keeping; one slot more than characters, for the end.
        return Gen.Select(Gen.Int[0, 3].Array[characters.Count + 1], Text.Array[characters.Count + 1]).Select((choices, texts) =>
        {
            var builder = new TextOperationBuilder();
            for (var i = 0; i <= characters.Count; i++)
            {
                if (choices[i] == 2) builder.Insert(texts[i][..SafeLength(texts[i], 4)]);
                if (i == characters.Count) break;
                if (choices[i] == 1) builder.Delete(characters[i].Length);
                else builder.Retain(characters[i].Length);
            }
            return builder.Build();
        });
    }

    internal static List<string> Split(string text)
    {
        var characters = new List<string>();
        for (var i = 0; i < text.Length; i += characters[^1].Length)
            characters.Add(text.Substring(i, char.IsHighSurrogate(text[i]) ? 2 : 1));
        return characters;
    }

    private static int SafeLength(string text, int most)
    {
        var length = Math.Min(most, text.Length);
        return length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
