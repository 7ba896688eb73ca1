namespace SoraCollab.Web.OpenId;

internal static partial class OpenIdLog
{
    /// <summary>Tells the server's log why the issuer's answer was not believed; the visitor is told only that it was not.</summary>
    public static void Failed(HttpContext visitor, Exception? why) =>
        LogFailed(visitor.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdLog).FullName!), why, why?.Message ?? "no reason");

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in by OpenID Connect failed: {Why}")]
    private static partial void LogFailed(ILogger log, Exception? failure, string why);
}
