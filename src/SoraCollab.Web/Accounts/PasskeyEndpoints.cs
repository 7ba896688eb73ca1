using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using SoraCollab.Core;
using SoraCollab.Storage.Accounts;

namespace SoraCollab.Web.Accounts;

/// <summary>
/// What js/passkeys.js asks for: the browser makes and uses passkeys, the studio gives challenges and checks answers. The challenge
/// lies in a cookie that scripts cannot read, sealed with the studio's keys.
/// </summary>
public static class PasskeyEndpoints
{
    // An answer holds a key and a signature: a few thousand characters.
    private const int MostBytes = 64 * 1024;

    private const string NoCredential = "The browser's answer holds no passkey.";

    public static WebApplication MapPasskeys(this WebApplication app)
    {
        app.MapPost("/account/passkeys/options", BeginAsync);
        app.MapPost("/account/passkeys", AddAsync).WithMetadata(new RequestSize());
        app.MapPost("/sign-in/passkey/options", AskAsync).AllowAnonymous();
        app.MapPost("/sign-in/passkey", EnterAsync).AllowAnonymous().WithMetadata(new RequestSize());
        return app;
    }

    private static async Task<IResult> BeginAsync(HttpContext visitor, UserManager<StudioUser> users, SignInManager<StudioUser> signIn)
    {
        if (await users.GetUserAsync(visitor.User) is not { } user) return Results.Unauthorized();
        if ((await users.GetPasskeysAsync(user)).Count >= PasskeyDesk.Most) return Refuse($"An account has at most {PasskeyDesk.Most} passkeys. Remove one first.");
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = user.Id, Name = user.Email ?? user.Id, DisplayName = user.DisplayName }), "application/json");
    }

    private static async Task<IResult> AddAsync(
        PasskeyAnswer answer, HttpContext visitor, UserManager<StudioUser> users, SignInManager<StudioUser> signIn, AccountLetters letters)
    {
        if (await users.GetUserAsync(visitor.User) is not { } user) return Results.Unauthorized();
        if (answer.Credential.ValueKind != JsonValueKind.Object) return Refuse(NoCredential);
        try
        {
            var name = PasskeyDesk.CheckName(answer.Name);
            var made = await signIn.PerformPasskeyAttestationAsync(answer.Credential.GetRawText());
            if (!made.Succeeded || made.UserEntity.Id != user.Id) return Refuse("The passkey could not be checked. Try again.");
            made.Passkey.Name = name;
            if (!(await users.AddOrUpdatePasskeyAsync(user, made.Passkey)).Succeeded) return Refuse("The passkey could not be kept. Try again.");
            await letters.SendAsync(user, "A passkey was added", $"The passkey “{name}” opens your account from now on.");
            return Results.NoContent();
        }
        catch (StudioException refusal)
        {
            return Refuse(refusal.Message);
        }
        catch (InvalidOperationException)
        {
            // There is no challenge that this answers.
            return Refuse("It took too long. Try again.");
        }
    }

    private static async Task<IResult> AskAsync(SignInManager<StudioUser> signIn) =>
        // For no account in particular: the answer must not tell which there are.
        Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> EnterAsync(PasskeyAnswer answer, HttpContext visitor, SignIn signIn)
    {
        if (answer.Credential.ValueKind != JsonValueKind.Object) return Refuse(NoCredential);
        var entered = await signIn.EnterByPasskeyAsync(answer.Credential.GetRawText(), visitor);
        return entered.Succeeded ? Results.NoContent() : Refuse(entered.Refusal ?? "");
    }

    private static IResult Refuse(string why) => Results.Text(why, statusCode: StatusCodes.Status422UnprocessableEntity);

    private sealed class RequestSize : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => MostBytes;
    }
}
