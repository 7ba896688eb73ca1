using System.Globalization;
using SkiaSharp;

namespace SoraCollab.Training.World;

/// <summary>Mixing and reading colours.</summary>
public static class Colour
{
    /// <summary>The dark of outlines.</summary>
    public static readonly Rgb Ink = (26, 22, 30);

    /// <summary>A colour written as '#rrggbb'.</summary>
    public static Rgb Hex(string s) => new(Part(s, 1), Part(s, 3), Part(s, 5));

    public static Rgb Mix(Rgb a, Rgb b, double t) =>
        new(a.R + ((b.R - a.R) * t), a.G + ((b.G - a.G) * t), a.B + ((b.B - a.B) * t));

    /// <summary>a in the light b: a white light changes nothing.</summary>
    public static Rgb Mul(Rgb a, Rgb b) => new(a.R * b.R / 255, a.G * b.G / 255, a.B * b.B / 255);

    /// <summary>The neutral colour of this brightness, not held below white.</summary>
    public static Rgb Even(double v) => new(v, v, v);

    public static double Luma(Rgb c) => (.3 * c.R) + (.59 * c.G) + (.11 * c.B);

    /// <summary>Towards the grey of the same brightness.</summary>
    public static Rgb Grey(Rgb c, double k = 1) => Mix(c, Even(Luma(c)), k);

    /// <summary>As Skia takes it: parts held to 0..255, alpha from 0..1.</summary>
    public static SKColor Argb(Rgb c, double a = 1) =>
        new(Byte(c.R), Byte(c.G), Byte(c.B), (byte)((Numbers.Clamp(a) * 255) + .5));

    private static byte Byte(double v) => (byte)(Numbers.Clamp(v, 0, 255) + .5);

    private static double Part(string s, int at) => int.Parse(s.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
