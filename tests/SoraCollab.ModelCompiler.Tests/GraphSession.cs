using Microsoft.ML.OnnxRuntime;

namespace SoraCollab.ModelCompiler.Tests;

/// <summary>Runs a compiled graph on the CPU.</summary>
internal sealed class GraphSession : IDisposable
{
    private readonly InferenceSession session;

    public GraphSession(CompiledGraph graph)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry(CompiledGraph.WeightsFolderOption, graph.WeightsFolder);

        // As the product does: processors without VNNI gather 8-bit products in 16 bits, which overflow.
        options.AddSessionConfigEntry("session.x64quantprecision", "1");
        session = new InferenceSession(graph.Model, options);
    }

    public static OrtValue Floats(long[] shape, float[] values) => OrtValue.CreateTensorValueFromMemory(values, shape);

    public static OrtValue Integers(long[] shape, long[] values) => OrtValue.CreateTensorValueFromMemory(values, shape);

    public Dictionary<string, (long[] Shape, float[] Values)> Run(Dictionary<string, OrtValue> inputs)
    {
        using var runOptions = new RunOptions();
        using var outputs = session.Run(runOptions, inputs, session.OutputNames);
        var results = new Dictionary<string, (long[], float[])>();
        for (var i = 0; i < outputs.Count; i++)
        {
            results.Add(session.OutputNames[i], (outputs[i].GetTensorTypeAndShape().Shape, outputs[i].GetTensorDataAsSpan<float>().ToArray()));
        }

        foreach (var input in inputs.Values)
        {
            input.Dispose();
        }

        return results;
    }

    public IReadOnlyList<string> InputNames => session.InputNames;

    public void Dispose() => session.Dispose();
}
