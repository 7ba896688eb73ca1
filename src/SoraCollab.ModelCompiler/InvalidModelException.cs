namespace SoraCollab.ModelCompiler;

/// <summary>A model's file or folder cannot be used: missing, damaged, or not what its description says.</summary>
public class InvalidModelException : Exception
{
    /// <summary>Names the file (or folder) and what is wrong with it.</summary>
    /// <param name="path">The file or folder at fault.</param>
    /// <param name="reason">What is wrong, with the offending value and what is allowed.</param>
    /// <param name="inner">The fault underneath, if any.</param>
    public InvalidModelException(string path, string reason, Exception? inner = null)
        : base($"{path}: {reason}", inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file or folder at fault.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }
}
