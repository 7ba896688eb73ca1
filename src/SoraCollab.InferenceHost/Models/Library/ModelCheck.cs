using SoraCollab.Diffusion.Models;
using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Architectures;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.InferenceHost.Models.Library;

/// <summary>Finds out whether a folder holds a model that this program can run, without running it.</summary>
internal static class ModelCheck
{
    /// <summary>Opens every part and compiles every network, which compares each tensor's shape with the configuration.</summary>
    /// <exception cref="InvalidModelException">Something is missing, damaged, unknown or does not fit; the message names the file and the key.</exception>
    public static void Run(string folder)
    {
        var model = ModelCatalog.CheckFiles(folder);
        ModelCard.Read(folder);
        LtxTransformerCompiler.Compile(model);
        LtxVideoDecoderCompiler.Compile(model);
        LtxVideoEncoderCompiler.Compile(model);
        T5EncoderCompiler.Compile(model);
    }
}
