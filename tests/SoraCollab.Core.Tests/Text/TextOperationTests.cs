using System.Text.Json;
using CsCheck;
using SoraCollab.Core.Text;

namespace SoraCollab.Core.Tests.Text;

public sealed class TextOperationTests
{
    private static readonly Gen<(string Text, TextOperation Left, TextOperation Right)> TwoEdits =
        from text in TextGenerators.Text
        from left in TextGenerators.OperationOn(text)
        from right in TextGenerators.OperationOn(text)
        select (text, left, right);

    private static readonly Gen<(string Text, TextOperation First, TextOperation Second)> EditThenEdit =
        from text in TextGenerators.Text
        from first in TextGenerators.OperationOn(text)
        from second in TextGenerators.OperationOn(first.Apply(text))
        select (text, first, second);

    [Fact]
    public void Transform_AnyTwoEdits_BothWaysMakeTheSameText() => TwoEdits.Sample(
        edits =>
        {
            var (left, right) = TextOperation.Transform(edits.Left, edits.Right);
            Assert.Equal(right.Apply(edits.Left.Apply(edits.Text)), left.Apply(edits.Right.Apply(edits.Text)));
        },
        iter: 5000, seed: "0000000000001");

    [Fact]
    public void Transform_AnyTwoEdits_CompositionsAreEqualValues() => TwoEdits.Sample(
        edits =>
        {
            var (left, right) = TextOperation.Transform(edits.Left, edits.Right);
            var (leftFirst, rightFirst) = (edits.Left.Compose(right), edits.Right.Compose(left));
            Assert.Equal(leftFirst.Apply(edits.Text), rightFirst.Apply(edits.Text));
        },
        iter: 2000, seed: "0000000000002");

    [Fact]
    public void Compose_AnyTwoEdits_DoesBoth() => EditThenEdit.Sample(
        edits => Assert.Equal(
            edits.Second.Apply(edits.First.Apply(edits.Text)),
            edits.First.Compose(edits.Second).Apply(edits.Text)),
        iter: 5000, seed: "0000000000003");

    [Fact]
    public void Invert_AnyEdit_RestoresTheText() => TwoEdits.Sample(
        edits => Assert.Equal(edits.Text, edits.Left.Invert(edits.Text).Apply(edits.Left.Apply(edits.Text))),
        iter: 5000, seed: "0000000000004");

    [Fact]
    public void Between_AnyTwoTexts_TurnsOneIntoTheOther() => Gen.Select(TextGenerators.Text, TextGenerators.Text).Sample(
        (before, after) => Assert.Equal(after, TextOperation.Between(before, after).Apply(before)),
        iter: 5000, seed: "0000000000005");

    [Fact]
    public void Json_AnyEdit_ReadsBackEqual() => TwoEdits.Sample(
        edits => Assert.Equal(edits.Left, JsonSerializer.Deserialize<TextOperation>(JsonSerializer.Serialize(edits.Left))),
        iter: 1000, seed: "0000000000006");

    [Fact]
    public void Json_Edit_IsACompactList()
    {
        var operation = new TextOperationBuilder().Retain(5).Insert("abc").Delete(2).Build();
        Assert.Equal("""[5,"abc",-2]""", JsonSerializer.Serialize(operation));
    }

    [Theory]
    [InlineData("[0]")]
    [InlineData("[1.5]")]
    [InlineData("[null]")]
    [InlineData("{}")]
    [InlineData("[99999999]")]
    [InlineData("[[1]]")]
    [InlineData("""["\ud83c"]""")]
    public void Json_NoEdit_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TextOperation>(json));

    [Fact]
    public void Transform_DeleteAroundAnInsertion_KeepsTheInsertion()
    {
        const string text = "a quiet bay";
        var delete = new TextOperationBuilder().Delete(text.Length).Build();
        var insert = new TextOperationBuilder().Retain(2).Insert("very ").Retain(text.Length - 2).Build();
        var (deleteAfter, insertAfter) = TextOperation.Transform(delete, insert);
        Assert.Equal("very ", deleteAfter.Apply(insert.Apply(text)));
        Assert.Equal("very ", insertAfter.Apply(delete.Apply(text)));
    }

    [Fact]
    public void Transform_InsertionsAtOnePlace_PutsTheLeftOneFirst()
    {
        var (left, right) = TextOperation.Transform(
            new TextOperationBuilder().Insert("L").Build(), new TextOperationBuilder().Insert("R").Build());
        Assert.Equal("LR", left.Apply("R"));
        Assert.Equal("LR", right.Apply("L"));
    }

    [Fact]
    public void Apply_OtherLength_IsRefusedWithBothLengths()
    {
        var refusal = Assert.Throws<InvalidTextOperationException>(() => TextOperation.Identity(3).Apply("four"));
        Assert.Contains("3", refusal.Message);
        Assert.Contains("4", refusal.Message);
    }

    [Fact]
    public void Apply_EditWithinASurrogatePair_IsRefused()
    {
        const string text = "a🎬b";
        Assert.Throws<InvalidTextOperationException>(() => new TextOperationBuilder().Retain(2).Insert("x").Retain(2).Build().Apply(text));
        Assert.Throws<InvalidTextOperationException>(() => new TextOperationBuilder().Retain(1).Delete(1).Retain(2).Build().Apply(text));
        Assert.Throws<InvalidTextOperationException>(() => new TextOperationBuilder().Insert("\ud83c").Retain(4).Build().Apply(text));
        Assert.Equal("ab", new TextOperationBuilder().Retain(1).Delete(2).Retain(1).Build().Apply(text));
    }

    [Fact]
    public void Between_EmojiThatShareAHalf_KeepsPairsWhole()
    {
        // U+1F30A and U+1F30B share their high surrogate.
        var operation = TextOperation.Between("x\U0001F30Ay", "x\U0001F30By");
        operation.Check("x\U0001F30Ay");
        Assert.Equal("x\U0001F30By", operation.Apply("x\U0001F30Ay"));
    }

    [Fact]
    public void Build_SameEditInOtherPieces_IsAnEqualValue()
    {
        var one = new TextOperationBuilder().Retain(1).Retain(1).Delete(1).Insert("a").Insert("b").Delete(1).Build();
        var other = new TextOperationBuilder().Retain(2).Insert("ab").Delete(2).Build();
        Assert.Equal(other, one);
        Assert.Equal(other.GetHashCode(), one.GetHashCode());
    }
}
