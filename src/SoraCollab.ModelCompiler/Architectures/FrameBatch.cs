using SoraCollab.ModelCompiler.Onnx;

namespace SoraCollab.ModelCompiler.Architectures;

/// <summary>A video inside a graph, kept as a batch of frames so that two-dimensional convolutions apply to it.</summary>
/// <param name="Data">[batch x frames, channels, height, width].</param>
/// <param name="FrameCount">Frames of one video, an int64 scalar.</param>
/// <param name="Channels">Channels.</param>
internal readonly record struct FrameBatch(GraphValue Data, GraphValue FrameCount, int Channels);
