using Microsoft.ML.OnnxRuntime;
using SoraCollab.ModelCompiler;

namespace SoraCollab.Diffusion.Models;

/// <summary>A compiled network, loaded for a device. Its runs are safe from several threads.</summary>
internal sealed class GraphSession : INetwork
{
    private readonly SessionOptions options;
    private readonly InferenceSession session;

    private GraphSession(SessionOptions options, InferenceSession session)
    {
        this.options = options;
        this.session = session;
    }

    public IReadOnlyList<string> InputNames => session.InputNames;

    public IReadOnlyList<string> OutputNames => session.OutputNames;

    public static GraphSession Open(CompiledGraph graph, SessionSettings settings)
    {
        SessionOptions options = Options(settings);
        try
        {
            options.AddSessionConfigEntry(CompiledGraph.WeightsFolderOption, graph.WeightsFolder);
            return new GraphSession(options, new InferenceSession(graph.Model, options));
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    public INetworkPass Begin() => new BoundPass(this);

    public OrtIoBinding Bind() => session.CreateIoBinding();

    /// <summary>Runs with bound inputs and outputs.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; a run under way stops at its next operator.</exception>
    public void Run(OrtIoBinding binding, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new RunOptions();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => run.Terminate = true);
        try
        {
            binding.SynchronizeBoundInputs();
            session.RunWithBinding(run, binding);
            binding.SynchronizeBoundOutputs();
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Runs with given inputs; the caller disposes the outputs, which are in the graph's order.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; a run under way stops at its next operator.</exception>
    public IDisposableReadOnlyCollection<OrtValue> Run(IReadOnlyDictionary<string, OrtValue> inputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var run = new RunOptions();
        using CancellationTokenRegistration stop = cancellationToken.Register(() => run.Terminate = true);
        try
        {
            return session.Run(run, inputs, session.OutputNames);
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
    }

    private static SessionOptions Options(SessionSettings settings)
    {
        var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        try
        {
            if (settings.ThreadCount > 0)
            {
                options.IntraOpNumThreads = settings.ThreadCount;
            }

            options.AddSessionConfigEntry("session.intra_op.allow_spinning", settings.SpinWhileWaiting ? "1" : "0");
            if (!settings.PrepackWeights)
            {
                options.AddSessionConfigEntry("session.disable_prepacking", "1");
            }

            if (settings.Precision == WeightPrecision.Int8 && !ProcessorFeatures.HasVnni)
            {
                options.AddSessionConfigEntry("session.x64quantprecision", "1");
            }

            if (settings.Provider == ExecutionProvider.Cuda)
            {
                AppendCuda(options, settings);
            }

            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private static void AppendCuda(SessionOptions options, SessionSettings settings)
    {
        int device = settings.DeviceId;
        if (settings.Precision == WeightPrecision.Int8)
        {
            throw new ExecutionProviderUnavailableException("The precision Int8 is for the execution provider Cpu; choose Float32 with Cuda.");
        }

        if (!OrtEnv.Instance().GetAvailableProviders().Contains("CUDAExecutionProvider"))
        {
            throw new ExecutionProviderUnavailableException(
                "The execution provider Cuda is not in this build; build with -p:OnnxRuntime=Gpu, or choose Cpu.");
        }

        try
        {
            options.AppendExecutionProvider_CUDA(device);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ExecutionProviderUnavailableException(
                $"The execution provider Cuda cannot use device {device}: {e.Message} It needs an NVIDIA driver, CUDA and cuDNN; or choose Cpu.", e);
        }
    }
}
