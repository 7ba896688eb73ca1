using MudBlazor;

namespace SoraCollab.Web.Layout;

/// <summary>MudBlazor's palette and measures, filled from the design tokens of wwwroot/css/tokens.css.</summary>
public static class StudioTheme
{
    /// <summary>The one theme: always dark, the same values in both palettes so that a flash of the other never shows.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteDark = Fill(new PaletteDark()),
        PaletteLight = Fill(new PaletteLight()),
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "4px",
            AppbarHeight = "48px",
            DrawerWidthLeft = "208px",
            DrawerWidthRight = "344px",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["Inter", "system-ui", "sans-serif"], FontSize = ".8125rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "0" },
            Body1 = new Body1Typography { FontSize = ".9375rem", LineHeight = "1.5", LetterSpacing = "0" },
            Body2 = new Body2Typography { FontSize = ".8125rem", LineHeight = "1.45", LetterSpacing = "0" },
            Caption = new CaptionTypography { FontSize = ".6875rem", LetterSpacing = "0" },
            H1 = new H1Typography { FontSize = "1.375rem", FontWeight = "600", LetterSpacing = "-.01em" },
            H2 = new H2Typography { FontSize = ".9375rem", FontWeight = "600", LetterSpacing = "-.01em" },
            Button = new ButtonTypography { FontSize = ".8125rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "0" },
        },
        Shadows = new Shadow { Elevation = [.. Enumerable.Repeat("none", 8), .. Enumerable.Repeat("var(--e-pop)", 8), .. Enumerable.Repeat("var(--e-dialog)", 10)] },
    };

    private static T Fill<T>(T palette) where T : Palette
    {
        palette.Primary = "#f4b266";
        palette.PrimaryContrastText = "#1d1204";
        palette.Secondary = "#ededf0";
        palette.Tertiary = "#b1b1ba";
        palette.Info = "#7cb8ff";
        palette.Success = "#68d196";
        palette.Warning = "#e6cf5c";
        palette.Error = "#ff7a70";
        palette.SecondaryContrastText = palette.TertiaryContrastText = palette.InfoContrastText =
            palette.SuccessContrastText = palette.WarningContrastText = palette.ErrorContrastText = "#0a0a0b";
        palette.Background = "#0a0a0b";
        palette.BackgroundGray = "#101012";
        palette.Black = "#0a0a0b";
        palette.Dark = "#1e1e23";
        palette.Surface = "#16161a";
        palette.DrawerBackground = palette.AppbarBackground = "#101012";
        palette.DrawerText = palette.AppbarText = "#ededf0";
        palette.DrawerIcon = "#b1b1ba";
        palette.TextPrimary = "#ededf0";
        palette.TextSecondary = "#b1b1ba";
        palette.TextDisabled = "#5f5f69";
        palette.ActionDefault = "#b1b1ba";
        palette.ActionDisabled = "#5f5f69";
        palette.ActionDisabledBackground = "#16161a";
        palette.LinesDefault = palette.Divider = palette.TableLines = palette.DividerLight = "#1f1f24";
        palette.LinesInputs = "#6a6a74";
        palette.TableHover = "#16161a";
        palette.TableStriped = "rgba(0,0,0,0)";
        palette.OverlayDark = "rgba(5,5,6,.64)";
        palette.Skeleton = "#1e1e23";
        return palette;
    }
}
