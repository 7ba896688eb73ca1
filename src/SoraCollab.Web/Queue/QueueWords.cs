using SoraCollab.Core.Jobs;
using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Queue;

/// <summary>Where a waiting take stands, in words.</summary>
internal static class QueueWords
{
    /// <summary>Its place among all that wait: "Next", "Second", "Third", then "4th" and so on.</summary>
    public static string Place(int position) => position switch
    {
        <= 1 => "Next",
        2 => "Second",
        3 => "Third",
        _ when position % 100 is 11 or 12 or 13 => $"{position}th",
        _ => position + (position % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" },
    };

    /// <summary>When it will be there; null where nothing can be told.</summary>
    public static string? Forecast(JobForecast? forecast) => forecast switch
    {
        null => null,
        { UntilStart.Ticks: 0 } => $"{FilmTime.Left(forecast.UntilEnd)} left",
        _ => $"done in about {FilmTime.Left(forecast.UntilEnd)}",
    };
}
