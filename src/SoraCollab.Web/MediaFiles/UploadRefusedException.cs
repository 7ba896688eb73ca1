using SoraCollab.Core;

namespace SoraCollab.Web.MediaFiles;

/// <summary>Nothing can be uploaded now.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class UploadRefusedException(string message) : StudioException(message);
