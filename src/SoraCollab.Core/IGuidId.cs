namespace SoraCollab.Core;

/// <summary>An id that is a 128-bit value and is written as plain text in JSON, routes and query strings.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IGuidId<TSelf> : IParsable<TSelf> where TSelf : struct, IGuidId<TSelf>
{
    /// <summary>The 128-bit value.</summary>
    Guid Value { get; }

    /// <summary>The id that holds <paramref name="value"/>.</summary>
    static abstract TSelf From(Guid value);
}
