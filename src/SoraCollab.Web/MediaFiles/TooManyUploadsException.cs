using SoraCollab.Core;

namespace SoraCollab.Web.MediaFiles;

/// <summary>A person brings more files than anybody would.</summary>
/// <param name="message">How many are allowed, and what to do.</param>
public sealed class TooManyUploadsException(string message) : StudioException(message);
