using SoraCollab.Diffusion.Latents;

namespace SoraCollab.Diffusion.Conditioning;

/// <summary>
/// The tokens that are denoised together: those of the clip, and before them the ones that conditions add. Each token has
/// a strength; a token of strength s never stands at a noise level above 1 - s, so known frames at strength 1 stay clean
/// while the rest is denoised (as in diffusers' LTXConditionPipeline).
/// </summary>
internal sealed class ConditionedSequence
{
    private const float Nearness = 1e-6f;

    private readonly float[] initial;
    private readonly float[]? strengths;
    private readonly float[] timesteps;
    private readonly float[] shake;
    private readonly float shakeScale;

    private ConditionedSequence(LatentShape shape, float[] tokens, float[] coordinates, float[]? strengths, float shakeScale)
    {
        Tokens = tokens;
        Coordinates = coordinates;
        AddedTokens = (coordinates.Length / 3) - shape.TokenCount;
        this.strengths = strengths;
        this.shakeScale = shakeScale;
        bool held = strengths is not null;
        initial = held ? [.. tokens] : [];
        timesteps = new float[held ? coordinates.Length / 3 : 0];
        shake = new float[held && shakeScale > 0 && strengths!.Any(IsHeld) ? tokens.Length : 0];
    }

    /// <summary>[added + F·H·W, C] latents, denoised in place.</summary>
    public float[] Tokens { get; }

    /// <summary>[3, added + F·H·W] positions.</summary>
    public float[] Coordinates { get; }

    /// <summary>Tokens before the clip's own.</summary>
    public int AddedTokens { get; }

    /// <summary>Whether any token has a noise level of its own.</summary>
    public bool IsConditioned => strengths is not null;

    /// <summary>Lays out noise and conditions.</summary>
    /// <param name="shape">The clip's latents.</param>
    /// <param name="tokens">[F·H·W,C] the noise that the clip starts from; taken over.</param>
    /// <param name="conditions">What is known.</param>
    /// <param name="place">Where latents that begin at a frame lie: [3,S].</param>
    /// <param name="noise">Noise for added tokens.</param>
    /// <param name="shakeScale">How much firmly held tokens are shaken, times the square of the noise level.</param>
    public static ConditionedSequence Create(
        LatentShape shape, float[] tokens, IReadOnlyList<EncodedCondition> conditions, Func<LatentShape, int, float[]> place, NoiseSource noise, float shakeScale)
    {
        float[] coordinates = place(shape, 0);
        if (conditions.Count == 0)
        {
            return new ConditionedSequence(shape, tokens, coordinates, null, 0);
        }

        var strengths = new float[shape.TokenCount];
        var added = new List<(float[] Tokens, float[] Coordinates, float Strength)>();
        int frameValues = shape.FrameTokenCount * shape.Channels;
        foreach (EncodedCondition condition in conditions)
        {
            if (condition.Beside > 0)
            {
                LatentShape part = condition.Shape with { Frames = condition.Beside };
                var values = new float[part.ValueCount];
                FillNoise(noise, added.Count, part, values);
                Blend(values, condition.Tokens.AsSpan(0, values.Length), condition.Strength);
                added.Add((values, place(part, condition.FrameIndex), condition.Strength));
            }

            int inside = condition.Shape.Frames - condition.Beside;
            Blend(tokens.AsSpan(condition.LatentFrame * frameValues, inside * frameValues), condition.Tokens.AsSpan(condition.Beside * frameValues), condition.Strength);
            strengths.AsSpan(condition.LatentFrame * shape.FrameTokenCount, inside * shape.FrameTokenCount).Fill(condition.Strength);
        }

        return Join(shape, tokens, coordinates, strengths, added, shakeScale);
    }

    /// <summary>The clip's own tokens, [F·H·W,C].</summary>
    public ReadOnlySpan<float> ClipTokens(int channels) => Tokens.AsSpan(AddedTokens * channels);

    /// <summary>Before a pass: firmly held tokens are set back and shaken; returns each token's timestep.</summary>
    public ReadOnlySpan<float> Prepare(int step, float timestep, float trainTimesteps, NoiseSource noise)
    {
        float sigma = timestep / trainTimesteps;
        int channels = Tokens.Length / timesteps.Length;
        if (shake.Length > 0)
        {
            noise(NoiseStream.Shake, step, shake);
        }

        for (int token = 0; token < timesteps.Length; token++)
        {
            timesteps[token] = MathF.Min(timestep, (1 - strengths![token]) * trainTimesteps);
            if (IsHeld(strengths[token]))
            {
                for (int i = token * channels; i < (token + 1) * channels; i++)
                {
                    Tokens[i] = shake.Length > 0 ? initial[i] + (shakeScale * shake[i] * sigma * sigma) : initial[i];
                }
            }
        }

        return timesteps;
    }

    /// <summary>Whether a step's result replaces a token: not while the run's noise level is above the token's own.</summary>
    public bool Moves(int token, float sigma) => sigma - Nearness < 1 - strengths![token];

    private static bool IsHeld(float strength) => strength > 1 - Nearness;

    private static ConditionedSequence Join(LatentShape shape, float[] tokens, float[] coordinates, float[] strengths, List<(float[] Tokens, float[] Coordinates, float Strength)> added, float shakeScale)
    {
        float[] allTokens = [.. added.SelectMany(part => part.Tokens), .. tokens];
        float[] allStrengths = [.. added.SelectMany(part => Enumerable.Repeat(part.Strength, part.Coordinates.Length / 3)), .. strengths];
        var allCoordinates = new List<float>(allStrengths.Length * 3);
        for (int axis = 0; axis < 3; axis++)
        {
            foreach (float[] part in added.Select(part => part.Coordinates).Append(coordinates))
            {
                allCoordinates.AddRange(part.AsSpan(axis * part.Length / 3, part.Length / 3));
            }
        }

        return new ConditionedSequence(shape, allTokens, [.. allCoordinates], allStrengths, shakeScale);
    }

    private static void FillNoise(NoiseSource noise, int draw, LatentShape shape, float[] tokens)
    {
        var unpacked = new float[tokens.Length];
        noise(NoiseStream.Condition, draw, unpacked);
        LatentTokens.Pack(unpacked, shape, tokens);
    }

    private static void Blend(Span<float> noise, ReadOnlySpan<float> known, float strength)
    {
        if (strength == 1)
        {
            known[..noise.Length].CopyTo(noise); // to the bit: what is held firmly comes out as it went in
            return;
        }

        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] += strength * (known[i] - noise[i]);
        }
    }
}
