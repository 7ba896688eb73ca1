namespace SoraCollab.Core.Text;

/// <summary>An edit on its way to the server.</summary>
/// <param name="OperationId">Its id, the same each time it is sent.</param>
/// <param name="BaseVersion">The version of the text it is made against.</param>
/// <param name="Operation">The edit.</param>
public sealed record TextEdit(OperationId OperationId, long BaseVersion, TextOperation Operation);
