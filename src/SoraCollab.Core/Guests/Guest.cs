namespace SoraCollab.Core.Guests;

/// <summary>Somebody who came by a guest link.</summary>
/// <param name="Id">The name under which the film keeps what they wrote.</param>
/// <param name="Name">What they call themselves.</param>
/// <param name="Link">The link that they came by.</param>
public sealed record Guest(UserId Id, string Name, GuestLink Link)
{
    private const string Prefix = "guest-";

    /// <summary>Whether they may do something.</summary>
    public bool May(GuestRights right) => (Link.Rights & right) == right;

    /// <summary>The id of a guest. No account has such a one: those are plain GUIDs.</summary>
    public static UserId IdOf(Guid key) => new($"{Prefix}{key:N}");

    /// <summary>The key of a guest by their id; null where it is not a guest's.</summary>
    public static Guid? KeyOf(UserId id) =>
        id.Value.StartsWith(Prefix, StringComparison.Ordinal) && Guid.TryParseExact(id.Value[Prefix.Length..], "N", out var key) ? key : null;
}
