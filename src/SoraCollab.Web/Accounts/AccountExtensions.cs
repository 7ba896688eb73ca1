using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SoraCollab.Storage.Accounts;
using SoraCollab.Storage.Database;
using SoraCollab.Web.Configuration;

namespace SoraCollab.Web.Accounts;

/// <summary>Registers accounts, sign-in and the first set-up.</summary>
public static class AccountExtensions
{
    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddFeatureOptions<AccountOptions>(AccountOptions.Section);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StudioUser>()
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<StudioDbContext>()
            .AddClaimsPrincipalFactory<StudioClaimsFactory>()
            .AddSignInManager<StudioSignInManager>()
            .AddDefaultTokenProviders();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>(Configure);
        services.ConfigureApplicationCookie(ConfigureCookie);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccountOptions>>((cookie, accounts) => cookie.ExpireTimeSpan = accounts.Value.StaySignedIn);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = refreshed =>
            {
                refreshed.NewPrincipal?.WithSession(refreshed.CurrentPrincipal?.ToSession());
                return Task.CompletedTask;
            };
        });
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey stands for both factors, so its holder is asked for a finger, a face or a PIN each time; and it names its account.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });

        // Nothing is open unless it says so.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(StudioRoles.Owner, policy => policy.RequireRole(StudioRoles.Owner));
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignInRevalidation>();

        services.AddScoped<ISecurityStampValidator, AccountStampValidator>();
        services.AddSingleton<AccountWatch>();
        services.AddSingleton<StudioAccess>();
        services.AddScoped<AccountDesk>();
        services.AddSingleton<AttemptLimit>();
        services.AddSingleton<SetupGate>();
        services.AddScoped<AccountMaker>();
        services.AddScoped<OwnerSetup>();
        services.AddScoped<SignIn>();
        services.AddSingleton<ResetRequests>();
        services.AddHostedService(provider => provider.GetRequiredService<ResetRequests>());
        services.AddSingleton<SessionBook>();
        services.AddScoped<SessionDesk>();
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<PasswordNews>();
        services.AddScoped<PasswordChange>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<PasskeyDesk>();
        services.AddScoped<PasswordReset>();
        services.AddScoped<CurrentPerson>();
        services.AddSingleton<InvitationNews>();
        services.AddScoped<Invitations>();
        services.AddScoped<InviteDesk>();
        services.AddHostedService<SetupAnnouncement>();
        return builder;
    }

    private static void Configure(IdentityOptions identity, IOptions<AccountOptions> accounts)
    {
        identity.User.RequireUniqueEmail = true;
        // Length protects; rules on kinds of characters only make passwords harder to remember.
        identity.Password.RequiredLength = accounts.Value.PasswordLength;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = accounts.Value.FailuresBeforeLockout;
        identity.Lockout.DefaultLockoutTimeSpan = accounts.Value.Lockout;
    }

    private static void ConfigureCookie(Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "SoraCollab";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = SetupRedirect.SignInPath;
        cookie.AccessDeniedPath = "/no-access";
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>Pages lead to the sign-in page; everything else gets the bare status.</summary>
    private static Task Answer(Microsoft.AspNetCore.Authentication.RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
