using SoraCollab.Core;

namespace SoraCollab.Web.Exports;

/// <summary>A film cannot be exported as it stands; nothing was begun.</summary>
public sealed class ExportRefusedException(string message) : StudioException(message);
