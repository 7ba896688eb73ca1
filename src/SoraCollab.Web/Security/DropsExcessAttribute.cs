namespace SoraCollab.Web.Security;

/// <summary>Calls of this hub method beyond the limit are left undone without a word: the next one replaces them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DropsExcessAttribute : Attribute;
