using SoraCollab.Core;

namespace SoraCollab.Web.Accounts;

/// <summary>Nobody is signed in on the page, or not any more.</summary>
public sealed class SignedOutException() : StudioException("Nobody is signed in on this page any more. Sign in again.");
