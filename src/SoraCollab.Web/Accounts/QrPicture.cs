using System.Globalization;
using System.Text;
using QRCoder;

namespace SoraCollab.Web.Accounts;

/// <summary>Draws QR codes as SVG. Made here: what they hold is nobody else's to see.</summary>
internal static class QrPicture
{
    /// <summary>The SVG element of a code, dark on light with the quiet edge that readers need.</summary>
    public static string Svg(string text, string label)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="qr" viewBox="0 0 {rows.Count} {rows.Count}" role="img" aria-label="{label}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#000"/></svg>""");
    }
}
