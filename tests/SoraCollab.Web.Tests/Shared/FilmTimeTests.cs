using SoraCollab.Web.Shared;

namespace SoraCollab.Web.Tests.Shared;

public sealed class FilmTimeTests
{
    [Theory]
    [InlineData(2.0833, "2.1\u2009s")]
    [InlineData(8, "8\u2009s")]
    [InlineData(0.04, "0\u2009s")]
    public void Seconds_Length_HasOneDecimalAtMost(double seconds, string words) => Assert.Equal(words, FilmTime.Seconds(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(58, "0:58")]
    [InlineData(3723, "1:02:03")]
    public void Running_Length_IsMinutesAndSecondsWithHoursWhenThereAre(double seconds, string words) => Assert.Equal(words, FilmTime.Running(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0.3, "a moment")]
    [InlineData(11.2, "12 s")]
    [InlineData(220, "3 min 40 s")]
    [InlineData(3900, "1 h 5 min")]
    public void Left_Time_IsRoundedUpToWhatPeopleSay(double seconds, string words) => Assert.Equal(words, FilmTime.Left(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(12, "1 KB")]
    [InlineData(812_345, "812 KB")]
    [InlineData(1_920_000_000, "1.9 GB")]
    public void Size_Bytes_HaveAUnit(long bytes, string words) => Assert.Equal(words, FilmTime.Size(bytes));
}
