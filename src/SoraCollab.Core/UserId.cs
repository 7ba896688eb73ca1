using System.Text.Json.Serialization;

namespace SoraCollab.Core;

/// <summary>Names a person with an account, or the studio itself.</summary>
/// <param name="Value">The account's key. Compared letter by letter.</param>
[JsonConverter(typeof(UserIdJsonConverter))]
public readonly record struct UserId(string Value)
{
    /// <summary>The studio itself: the author of what no person did, such as handing in a take.</summary>
    public static UserId Studio { get; } = new("studio");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
