using Microsoft.Extensions.Options;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Mail;

/// <summary>Registers mail.</summary>
public static class MailExtensions
{
    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddFeatureOptions<MailOptions>(MailOptions.Section);
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<Postbox>();
        services.AddSingleton<SmtpServer>();
        services.AddHostedService<MailCourier>();
        return builder;
    }
}
