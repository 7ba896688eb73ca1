using SoraCollab.Core.News;

namespace SoraCollab.Storage.News;

internal sealed class NewsChoiceRow
{
    public string UserId { get; set; } = "";

    public NewsMail Mail { get; set; }

    public int DigestHours { get; set; }
}
