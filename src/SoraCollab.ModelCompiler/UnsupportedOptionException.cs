namespace SoraCollab.ModelCompiler;

/// <summary>A model asks for something that the compiler does not know how to build; nothing is ever ignored instead.</summary>
public sealed class UnsupportedOptionException : InvalidModelException
{
    /// <summary>Names the option, its value and what is supported.</summary>
    /// <param name="path">The file that holds the option.</param>
    /// <param name="option">The option's key.</param>
    /// <param name="value">The value found, as JSON.</param>
    /// <param name="supported">What would be accepted, in words.</param>
    public UnsupportedOptionException(string path, string option, string value, string supported)
        : base(path, $"option \"{option}\" has the value {value}, which is not supported; supported: {supported}.")
    {
        Option = option;
        Value = value;
        Supported = supported;
    }

    /// <summary>The option's key.</summary>
    public string Option { get; }

    /// <summary>The value found, as JSON.</summary>
    public string Value { get; }

    /// <summary>What would be accepted, in words.</summary>
    public string Supported { get; }
}
