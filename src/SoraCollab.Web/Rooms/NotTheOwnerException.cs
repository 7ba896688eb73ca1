using SoraCollab.Core;

namespace SoraCollab.Web.Rooms;

/// <summary>Only an owner may do this.</summary>
/// <param name="what">What was tried, as in "to ...".</param>
public sealed class NotTheOwnerException(string what) : StudioException($"Only an owner may {what}. Ask one of them.");
