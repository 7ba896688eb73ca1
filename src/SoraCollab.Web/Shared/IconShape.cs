using System.Collections.Frozen;

namespace SoraCollab.Web.Shared;

/// <summary>The studio's line icons: SVG shapes in a 16 by 16 box, stroke 1.5, round caps; class f is filled.</summary>
public static class IconShape
{
    private static readonly FrozenDictionary<string, string> Shapes = new Dictionary<string, string>
    {
        ["add"] = """<path d="M8 3v10M3 8h10"/>""",
        ["alert"] = """<path d="M8 2.4l6.2 10.8H1.8z"/><path d="M8 6.4v3.2M8 11.3v.2"/>""",
        ["animatic"] = """<rect x="2" y="3" width="12" height="10" rx="1"/><path d="M5 3v10M11 3v10M2 6.3h3M2 9.7h3M11 6.3h3M11 9.7h3"/>""",
        ["approved"] = """<path d="M3 8.5l3.2 3.2L13 5"/>""",
        ["arrow"] = """<path d="M3 13L13 3M7 3h6v6"/>""",
        ["bell"] = """<path d="M3.2 11.5h9.6c-1-1.1-1.4-2.2-1.4-4.4a3.4 3.4 0 00-6.8 0c0 2.2-.4 3.3-1.4 4.4zM6.7 13.6h2.6"/>""",
        ["box"] = """<rect x="2.8" y="3.6" width="10.4" height="8.8" rx=".6"/>""",
        ["cards"] = """<rect x="2.5" y="2.5" width="4.6" height="4.6" rx=".8"/><rect x="8.9" y="2.5" width="4.6" height="4.6" rx=".8"/><rect x="2.5" y="8.9" width="4.6" height="4.6" rx=".8"/><rect x="8.9" y="8.9" width="4.6" height="4.6" rx=".8"/>""",
        ["chevron-down"] = """<path d="M4.5 6.5L8 10l3.5-3.5"/>""",
        ["chevron-right"] = """<path d="M6.5 4.5L10 8l-3.5 3.5"/>""",
        ["close"] = """<path d="M4 4l8 8M12 4l-8 8"/>""",
        ["compare"] = """<rect x="2" y="3.4" width="12" height="9.2" rx="1"/><path d="M8 2v12"/><path class="f" d="M8 3.4h5a1 1 0 011 1v7.2a1 1 0 01-1 1H8z" opacity=".35"/>""",
        ["copy"] = """<rect x="5.5" y="5.5" width="8" height="8" rx="1.2"/><path d="M10.5 5.5v-2a1 1 0 00-1-1h-6a1 1 0 00-1 1v6a1 1 0 001 1h2"/>""",
        ["draft"] = """<circle cx="8" cy="8" r="5" stroke-dasharray="2.6 2.6"/>""",
        ["download"] = """<path d="M8 2.5v8M4.8 7.6L8 10.8l3.2-3.2M2.8 13.3h10.4"/>""",
        ["edit"] = """<path d="M3 13l.7-3L10.6 3.1a1.2 1.2 0 011.7 0l.6.6a1.2 1.2 0 010 1.7L6 12.3z"/>""",
        ["ellipse"] = """<ellipse cx="8" cy="8" rx="5.8" ry="4.4"/>""",
        ["extend"] = """<path d="M3 3.5v9M6 8h7.5M11 5.2L13.8 8 11 10.8"/>""",
        ["extend-before"] = """<path d="M13 3.5v9M10 8H2.5M5 5.2L2.2 8 5 10.8"/>""",
        ["family"] = """<rect x="2" y="2.5" width="4" height="3.4" rx=".8"/><rect x="2" y="10.1" width="4" height="3.4" rx=".8"/><rect x="10" y="6.3" width="4" height="3.4" rx=".8"/><path d="M6 4.2h1.2c1 0 1 3.8 2.8 3.8M6 11.8h1.2c1 0 1-3.8 2.8-3.8"/>""",
        ["full"] = """<path d="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"/>""",
        ["generate"] = """<path d="M8 2l1.4 4.6L14 8l-4.6 1.4L8 14l-1.4-4.6L2 8l4.6-1.4z"/>""",
        ["grip"] = """<path class="f" d="M6 3.2a1 1 0 110 2 1 1 0 010-2zM10 3.2a1 1 0 110 2 1 1 0 010-2zM6 7a1 1 0 110 2 1 1 0 010-2zM10 7a1 1 0 110 2 1 1 0 010-2zM6 10.8a1 1 0 110 2 1 1 0 010-2zM10 10.8a1 1 0 110 2 1 1 0 010-2z"/>""",
        ["help"] = """<circle cx="8" cy="8" r="5.8"/><path d="M6.3 6.4a1.75 1.75 0 113.1 1.1c-.6.6-1.4.9-1.4 1.8M8 11.2v.2"/>""",
        ["info"] = """<circle cx="8" cy="8" r="5.8"/><path d="M8 7.4v3.6M8 5v.2"/>""",
        ["interpolate"] = """<path d="M3 4v8M13 4v8"/><path d="M8 5.5v5" stroke-dasharray="1.6 2"/>""",
        ["join"] = """<path d="M2 12.5V10M14 12.5V10M2 10c0-7 12-7 12 0"/><circle cx="2" cy="12.7" r=".6"/><circle cx="14" cy="12.7" r=".6"/>""",
        ["key"] = """<circle cx="5" cy="11" r="2.6"/><path d="M6.9 9.1L13.2 2.8M10.4 5.6l2 2"/>""",
        ["laser"] = """<circle class="f" cx="8" cy="8" r="2.2"/><path d="M8 1.8v2.4M8 11.8v2.4M1.8 8h2.4M11.8 8h2.4"/>""",
        ["link"] = """<path d="M6.6 9.4a2.6 2.6 0 010-3.7l2-2a2.6 2.6 0 013.7 3.7l-1 1M9.4 6.6a2.6 2.6 0 010 3.7l-2 2a2.6 2.6 0 01-3.7-3.7l1-1"/>""",
        ["list"] = """<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.2M2.5 8h.2M2.5 12h.2"/>""",
        ["live"] = """<circle class="f" cx="8" cy="8" r="2.2"/><circle cx="8" cy="8" r="5.2"/>""",
        ["lock"] = """<rect x="3.2" y="7" width="9.6" height="6.5" rx="1.2"/><path d="M5.2 7V5.2a2.8 2.8 0 015.6 0V7"/>""",
        ["loop"] = """<path d="M3 7.5A3.5 3.5 0 016.5 4H12M10 2l2 2-2 2M13 8.5A3.5 3.5 0 019.5 12H4M6 10l-2 2 2 2"/>""",
        ["more"] = """<path class="f" d="M3.5 6.9a1.1 1.1 0 110 2.2 1.1 1.1 0 010-2.2zM8 6.9a1.1 1.1 0 110 2.2 1.1 1.1 0 010-2.2zM12.5 6.9a1.1 1.1 0 110 2.2 1.1 1.1 0 010-2.2z"/>""",
        ["move-left"] = """<path d="M9.5 4.5L6 8l3.5 3.5"/>""",
        ["next-frame"] = """<path d="M12 3.5v9M4 3.5L9.5 8 4 12.5z"/>""",
        ["note"] = """<path d="M2.5 3h11v8h-6L4.5 13.5V11h-2z"/>""",
        ["people"] = """<circle cx="6" cy="5.4" r="2.4"/><path d="M1.8 13c.4-2.6 2-4 4.2-4s3.8 1.4 4.2 4M10.6 3.2a2.4 2.4 0 010 4.5M12 9.4c1.3.6 2 1.8 2.2 3.6"/>""",
        ["pause"] = """<path class="f" d="M4.5 3h2.4v10H4.5zM9.1 3h2.4v10H9.1z"/>""",
        ["play"] = """<path class="f" d="M5 3.4v9.2a.6.6 0 00.9.5l7.3-4.6a.6.6 0 000-1L5.9 2.9a.6.6 0 00-.9.5z"/>""",
        ["picture"] = """<path d="M2.2 4.6V3.4h1.6l1-1.2h2.6l1 1.2h5.4v9.4H2.2z"/><circle cx="8" cy="8" r="2.5"/>""",
        ["previous-frame"] = """<path d="M4 3.5v9M12 3.5L6.5 8l5.5 4.5z"/>""",
        ["recut"] = """<circle cx="4.2" cy="4.4" r="1.7"/><circle cx="4.2" cy="11.6" r="1.7"/><path d="M5.6 5.5L13 11.5M5.6 10.5L13 4.5"/>""",
        ["retake"] = """<path d="M3.2 6.2A5.2 5.2 0 1113 9.4M3 2.8v3.6h3.6"/>""",
        ["review"] = """<path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z"/><circle cx="8" cy="8" r="1.9"/>""",
        ["script"] = """<path d="M3 4V3h10v1M8 3v10M6.3 13h3.4"/>""",
        ["search"] = """<circle cx="7" cy="7" r="4.2"/><path d="M10.2 10.2L13.5 13.5"/>""",
        ["send"] = """<path d="M2.5 8h8.5M7.8 4.2L11.6 8l-3.8 3.8"/>""",
        ["shield"] = """<path d="M8 1.8l5.2 1.9v4c0 3.2-2.1 5.4-5.2 6.5-3.1-1.1-5.2-3.3-5.2-6.5v-4z"/><path d="M5.7 8l1.7 1.7 3-3.3"/>""",
        ["shuffle"] = """<path d="M2.5 4.5h2.2c3 0 3.6 7 6.6 7h2.2M2.5 11.5h2.2c1.2 0 2-.9 2.6-2M9 6.4c.6-1.1 1.3-1.9 2.3-1.9h2.2M11.8 2.8l1.9 1.7-1.9 1.7M11.8 9.8l1.9 1.7-1.9 1.7"/>""",
        ["still"] = """<rect x="2.2" y="3.2" width="11.6" height="9.6" rx="1.2"/><path d="M2.5 11l3.4-3.4 2.6 2.6L10.6 8l3 3"/><circle cx="10.6" cy="6" r=".9"/>""",
        ["time"] = """<circle cx="8" cy="8" r="5.8"/><path d="M8 4.8V8l2.2 1.6"/>""",
        ["undo"] = """<path d="M3 6.5h6.5a3.5 3.5 0 010 7H6M5.8 3.5L2.8 6.5l3 3"/>""",
        ["unlock"] = """<rect x="3.2" y="7" width="9.6" height="6.5" rx="1.2"/><path d="M5.2 7V5.2a2.8 2.8 0 015.4-1"/>""",
        ["upscale"] = """<rect x="2.5" y="8" width="5.5" height="5.5" rx=".8"/><path d="M6 2.5h7.5V10M13.5 2.5L9.5 6.5"/>""",
    }.ToFrozenDictionary();

    /// <summary>Every name <see cref="Of"/> knows.</summary>
    public static IEnumerable<string> Names => Shapes.Keys;

    /// <summary>The shapes inside the svg element.</summary>
    /// <exception cref="ArgumentException">There is no icon of this name.</exception>
    public static string Of(string name) => Shapes.TryGetValue(name, out var shape)
        ? shape
        : throw new ArgumentException($"There is no icon '{name}'. There are: {string.Join(", ", Shapes.Keys.Order())}.", nameof(name));
}
