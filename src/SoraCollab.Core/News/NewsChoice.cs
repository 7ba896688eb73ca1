namespace SoraCollab.Core.News;

/// <summary>How a person wants to be told.</summary>
/// <param name="Mail">When news go out by e-mail.</param>
/// <param name="DigestHours">How long a digest gathers, 1 to 168 hours.</param>
public sealed record NewsChoice(NewsMail Mail, int DigestHours)
{
    /// <summary>Longest that a digest gathers: a week.</summary>
    public const int MostHours = 168;

    /// <summary>What holds for whoever chose nothing.</summary>
    public static NewsChoice Default { get; } = new(NewsMail.AtOnce, 24);
}
