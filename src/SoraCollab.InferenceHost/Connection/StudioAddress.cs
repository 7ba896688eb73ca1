namespace SoraCollab.InferenceHost.Connection;

/// <summary>The studio's address as the base of others.</summary>
internal static class StudioAddress
{
    /// <summary>The address with a slash at its end, so that what is added does not replace its last part.</summary>
    /// <exception cref="ArgumentException">It is not an absolute http or https address.</exception>
    public static Uri Base(Uri server) =>
        server.IsAbsoluteUri && (server.Scheme == Uri.UriSchemeHttp || server.Scheme == Uri.UriSchemeHttps)
            ? new Uri(server.AbsoluteUri.TrimEnd('/') + "/")
            : throw new ArgumentException($"The studio's address must begin with http:// or https://, not '{server}'.", nameof(server));
}
