using System.Net.Http.Json;
using SkiaSharp;
using SoraCollab.Core;
using SoraCollab.Core.MediaFiles;

namespace SoraCollab.Web.Tests.MediaFiles;

/// <summary>A picture that somebody brings along.</summary>
internal static class TestPicture
{
    /// <summary>A PNG of 64 x 48 pixels in one colour.</summary>
    public static byte[] Make(SKColor colour)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(colour);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>Brings one into a project as a browser does.</summary>
    public static async Task<ProjectMedia> UploadAsync(HttpClient browser, ProjectId project, string name = "bay.png")
    {
        using var answer = await browser.PostAsync(new Uri($"/api/projects/{project}/media?name={name}", UriKind.Relative), new ByteArrayContent(Make(SKColors.Coral)));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<ProjectMedia>(StudioJson.Options))!;
    }
}
