using SoraCollab.ModelCompiler.Safetensors;

namespace SoraCollab.ModelCompiler.Adapters;

/// <summary>What a LoRA adds to one linear layer: <c>scale * up(down(x))</c>.</summary>
/// <param name="Down">[rank, inputs].</param>
/// <param name="Up">[outputs, rank].</param>
/// <param name="Scale">Strength times alpha over rank.</param>
/// <param name="Key">The file's name of the module, for messages.</param>
internal sealed record LoraModule(SafetensorsTensor Down, SafetensorsTensor Up, float Scale, string Key)
{
    public int Rank => (int)Down.Shape[0];

    /// <exception cref="InvalidModelException">The layer has other numbers of inputs and outputs: the file is for another model.</exception>
    public void Check(int inputs, int outputs)
    {
        if (Down.Shape[1] != inputs || Up.Shape[0] != outputs)
        {
            throw new InvalidModelException(
                Down.Path, $"\"{Key}\" goes from {Down.Shape[1]} to {Up.Shape[0]} channels; this model's layer goes from {inputs} to {outputs}. The LoRA is for another model.");
        }
    }
}
