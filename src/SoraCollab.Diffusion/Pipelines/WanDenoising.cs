using SoraCollab.Diffusion.Autoencoders;
using SoraCollab.Diffusion.Conditioning;
using SoraCollab.Diffusion.Denoisers;
using SoraCollab.Diffusion.Latents;
using SoraCollab.Diffusion.Schedulers;
using SoraCollab.Diffusion.TextEncoders;

namespace SoraCollab.Diffusion.Pipelines;

/// <summary>From a request to its denoised latents with a Wan model (diffusers' WanPipeline and WanImageToVideoPipeline).</summary>
/// <param name="model">The model.</param>
/// <param name="time">What times are read from.</param>
internal sealed class WanDenoising(WanModel model, TimeProvider time)
{
    /// <summary>Denoises a request that has been checked and completed with the model's defaults.</summary>
    public DenoisedVideo Run(VideoRequest request, NoiseSource noise, IProgress<DenoisingStep>? progress, CancellationToken cancellationToken)
    {
        LatentShape shape = model.Autoencoder.Geometry.ShapeOf(request.Width, request.Height, request.FrameCount);
        long started = time.GetTimestamp();

        // 1. Encode the prompts
        (PromptEmbedding prompt, float[] text) = model.EncodePrompt(request.Prompt, cancellationToken);
        bool guided = request.GuidanceScale != 1 || (request.LowNoiseGuidanceScale ?? 1) != 1;
        float[]? negative = guided ? model.EncodePrompt(request.NegativePrompt!, cancellationToken).Padded : null;
        TimeSpan textTime = time.GetElapsedTime(started);

        // 2. Lay out the latents and what is known
        var latents = new float[shape.ValueCount];
        noise(NoiseStream.Initial, 0, latents);
        var known = WanKnownFrames.Of(request, shape, model, cancellationToken);

        // 3. Denoise
        started = time.GetTimestamp();
        DenoisingSchedule schedule = model.Scheduler.Schedule(request.Steps!.Value);
        var walk = new UniPcFlowWalk(schedule);
        for (int step = Resume(request, walk, latents); step < schedule.StepCount; step++)
        {
            long stepStarted = time.GetTimestamp();
            float timestep = schedule.Timesteps[step];
            (float[] input, LatentShape inputShape) = known.Input(latents);
            float[] timesteps = known.Timesteps(timestep);
            float[] velocity = model.Predict(timestep, input, inputShape, timesteps, text, cancellationToken);
            float guidance = (float)(timestep < model.Boundary ? request.LowNoiseGuidanceScale ?? request.GuidanceScale!.Value : request.GuidanceScale!.Value);
            if (guidance != 1)
            {
                float[] away = model.Predict(timestep, input, inputShape, timesteps, negative!, cancellationToken);
                ClassifierFreeGuidance.Apply(away, velocity, guidance);
                velocity = away;
            }

            walk.Step(step, velocity, latents);
            progress?.Report(Tell(step, schedule, walk, latents, shape, time.GetElapsedTime(stepStarted)));
        }

        known.Hold(latents);
        return new DenoisedVideo(latents, shape, prompt, textTime, time.GetElapsedTime(started));
    }

    private DenoisingStep Tell(int step, DenoisingSchedule schedule, UniPcFlowWalk walk, float[] latents, LatentShape shape, TimeSpan duration)
    {
        var tokens = new float[shape.ValueCount];
        LatentTokens.Pack(walk.PredictedClip, shape, tokens);
        return new DenoisingStep(
            step + 1, schedule.StepCount, schedule.Sigmas[step], model.Preview.Draw(tokens, shape), new DenoisingCheckpoint(step + 1, [.. latents, .. walk.Memory]), duration) { Predicted = tokens };
    }

    /// <summary>Steps that an earlier run made; its latents and what the walk remembers are restored.</summary>
    private static int Resume(VideoRequest request, UniPcFlowWalk walk, float[] latents)
    {
        if (request.Resume is not { StepIndex: > 0 } resume)
        {
            return 0;
        }

        int count = latents.Length;
        if (resume.Latents.Length != count * (resume.StepIndex == 1 ? 3 : 4))
        {
            throw new InvalidVideoRequestException(nameof(request.Resume), $"The checkpoint has {resume.Latents.Length} values; one of this request after {resume.StepIndex} steps has {count * (resume.StepIndex == 1 ? 3 : 4)}.");
        }

        resume.Latents.AsSpan(0, count).CopyTo(latents);
        walk.Restore(resume.Latents.AsSpan(count), count, resume.StepIndex);
        return resume.StepIndex;
    }
}
