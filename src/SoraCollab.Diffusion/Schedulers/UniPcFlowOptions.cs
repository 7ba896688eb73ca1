using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Schedulers;

/// <summary>The values of <c>scheduler/scheduler_config.json</c> (UniPCMultistepScheduler on flow models).</summary>
/// <param name="TrainTimesteps">Timesteps that sigma 1 stands for.</param>
/// <param name="Shift">How far noise levels are bent towards 1.</param>
public sealed record UniPcFlowOptions(int TrainTimesteps = 1000, double Shift = 3)
{
    /// <summary>Reads a scheduler configuration.</summary>
    /// <exception cref="InvalidModelException">It sets an option that is not supported.</exception>
    public static UniPcFlowOptions Read(ModelConfig config)
    {
        config.Expect("_class_name", "\"UniPCMultistepScheduler\"");
        config.Expect("prediction_type", "\"flow_prediction\"");
        config.Expect("use_flow_sigmas", "true");
        config.Expect("solver_type", "\"bh2\"");
        config.Expect("solver_order", "2");
        config.Expect("final_sigmas_type", "\"zero\"");
        config.Expect("predict_x0", "true");
        config.Expect("lower_order_final", "true");
        config.Expect("disable_corrector", "[]");
        config.Expect("solver_p", "null");
        config.Expect("shift_terminal", "null");
        foreach (string option in (string[])["thresholding", "use_dynamic_shifting", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas", "rescale_betas_zero_snr"])
        {
            config.Expect(option, "false", "null");
        }

        // Of other ways to choose noise levels.
        config.WithoutInfluence(
            "beta_end", "beta_schedule", "beta_start", "dynamic_thresholding_ratio", "sample_max_value", "sigma_max", "sigma_min", "steps_offset", "time_shift_type", "timestep_spacing", "trained_betas");
        var options = new UniPcFlowOptions(config.Integer("num_train_timesteps", 1, 1000), config.Number("flow_shift", 1));
        config.RefuseUnread();
        return options;
    }

    /// <summary>The noise levels of a run: evenly spread, then shifted. The network is told whole numbers, cut and not rounded.</summary>
    /// <param name="steps">How many; at least 1.</param>
    public DenoisingSchedule Schedule(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var sigmas = new float[steps + 1];
        var timesteps = new float[steps];
        for (int i = 0; i < steps; i++)
        {
            double even = 1 + (i * ((1.0 / TrainTimesteps) - 1) / steps);
            double sigma = Shift * even / (1 + ((Shift - 1) * even));

            // The logarithm of the signal's part must be finite.
            sigma = Math.Abs(sigma - 1) < 1e-6 ? sigma - 1e-6 : sigma;
            sigmas[i] = (float)sigma;
            timesteps[i] = (float)Math.Truncate(sigma * TrainTimesteps);
        }

        return new DenoisingSchedule(sigmas, timesteps);
    }
}
