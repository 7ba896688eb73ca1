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

    [Theory]
    [InlineData(0, 24, "00:00:00:00")]
    [InlineData(81, 24, "00:00:03:09")]
    [InlineData(90_000, 25, "01:00:00:00")]
    [InlineData(30, 29.97, "00:00:01:00")]
    [InlineData(-4, 24, "00:00:00:00")]
    public void Timecode_Frame_IsHoursMinutesSecondsFrames(int frame, double rate, string words) => Assert.Equal(words, FilmTime.Timecode(frame, rate));

    [Theory]
    [InlineData(1, 24, "1 frame")]
    [InlineData(9, 24, "9 frames")]
    [InlineData(96, 24, "4\u2009s")]
    [InlineData(126, 24, "5\u2009s 06 frames")]
    public void Frames_Length_IsSecondsAndFrames(int frames, double rate, string words) => Assert.Equal(words, FilmTime.Frames(frames, rate));

    [Theory]
    [InlineData(-5, "just now")]
    [InlineData(21 * 60, "21 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(30 * 3600, "yesterday")]
    [InlineData(12 * 86400, "12 days ago")]
    public void Ago_Age_IsRoundedDown(double seconds, string words) => Assert.Equal(words, FilmTime.Ago(TimeSpan.FromSeconds(seconds)));
}
