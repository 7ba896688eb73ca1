using SoraCollab.Diffusion.TextEncoders;
using SoraCollab.ModelCompiler;
using SoraCollab.Testing;

namespace SoraCollab.Diffusion.Tests.TextEncoders;

public sealed class SentencePieceTokenizerTests
{
    private static readonly string File = Path.Combine(Golden.PathOf("text/t5"), "tokenizer", "spiece.model");

    public static TheoryData<int> Lines => [.. Enumerable.Range(0, 15)];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Encode_GoldenLine_GivesSentencePieceIds(int line)
    {
        using Golden golden = Golden.Load("text/t5");
        string text = golden.Values.GetProperty("lines")[line].GetString()!;
        int[] expected = [.. golden.Values.GetProperty("sentencepiece_ids")[line].EnumerateArray().Select(id => id.GetInt32())];

        Assert.Equal(expected, SentencePieceTokenizer.Load(File).Encode(text));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Encode_GoldenLineWithByteFallback_GivesSentencePieceIds(int line)
    {
        using Golden golden = Golden.Load("text/umt5");
        string text = golden.Values.GetProperty("lines")[line].GetString()!;
        int[] expected = [.. golden.Values.GetProperty("sentencepiece_ids")[line].EnumerateArray().Select(id => id.GetInt32())];

        Assert.Equal(expected, SentencePieceTokenizer.Load(Path.Combine(golden.Folder, "tokenizer", "spiece.model")).Encode(text));
    }

    [Fact]
    public void Encode_ShorterThanLength_IsPaddedWithZeros()
    {
        TokenizedPrompt prompt = SentencePieceTokenizer.Load(File).Encode("a red balloon", 16);

        Assert.Equal(16, prompt.Ids.Length);
        Assert.False(prompt.Truncated);
        Assert.Equal(1, prompt.Ids[prompt.Count - 1]);
        Assert.All(prompt.Ids[prompt.Count..], id => Assert.Equal(0, id));
    }

    [Fact]
    public void Encode_LongerThanLength_KeepsTheEndToken()
    {
        SentencePieceTokenizer tokenizer = SentencePieceTokenizer.Load(File);
        const string Text = "the camera pans right; rain falls on the sea at dusk";
        IReadOnlyList<int> all = tokenizer.Encode(Text);

        TokenizedPrompt prompt = tokenizer.Encode(Text, 6);

        Assert.True(prompt.Truncated);
        Assert.Equal(6, prompt.Count);
        Assert.Equal([.. all.Take(5), tokenizer.EndId], prompt.Ids);
    }

    [Fact]
    public void Load_NotAModel_NamesTheFile()
    {
        string path = Path.Combine(Golden.PathOf("text/t5"), "golden.json");

        var error = Assert.Throws<InvalidModelException>(() => SentencePieceTokenizer.Load(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
