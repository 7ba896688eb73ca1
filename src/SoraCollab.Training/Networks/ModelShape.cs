namespace SoraCollab.Training.Networks;

internal sealed record ModelShape(LtxTransformerShape Transformer, T5Shape Text);
