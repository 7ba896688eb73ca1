using SoraCollab.Core;
using SoraCollab.Core.News;

namespace SoraCollab.Storage.News;

/// <summary>News that wait to go out to one person by e-mail.</summary>
/// <param name="To">The account.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Email">Where letters go.</param>
/// <param name="Items">What goes out, the oldest first; empty where the person wants no letter or has seen all of it.</param>
/// <param name="Waiting">What waits no more once it went out, also what goes into no letter.</param>
public sealed record NewsPost(UserId To, string Name, string Email, IReadOnlyList<NewsItem> Items, IReadOnlyList<Guid> Waiting);
