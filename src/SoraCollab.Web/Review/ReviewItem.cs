using SoraCollab.Core.Storyboards;
using SoraCollab.Core.Takes;

namespace SoraCollab.Web.Review;

/// <summary>What a playlist shows at one place.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Take">The take of it that plays.</param>
public sealed record ReviewItem(Shot Shot, Take Take);
