using SoraCollab.ModelCompiler;
using SoraCollab.ModelCompiler.Folders;

namespace SoraCollab.Diffusion.Schedulers;

/// <summary>The values of <c>scheduler/scheduler_config.json</c> (FlowMatchEulerDiscreteScheduler); defaults are the class's own.</summary>
public sealed record FlowMatchEulerOptions
{
    /// <summary>Timesteps that sigma 1 stands for.</summary>
    public int TrainTimesteps { get; init; } = 1000;

    /// <summary>Static shift, used where the shift is not dynamic.</summary>
    public double Shift { get; init; } = 1;

    /// <summary>Whether the shift grows with the number of tokens.</summary>
    public bool UseDynamicShifting { get; init; }

    /// <summary>Shift at <see cref="BaseTokenCount"/> tokens.</summary>
    public double BaseShift { get; init; } = 0.5;

    /// <summary>Shift at <see cref="MaxTokenCount"/> tokens.</summary>
    public double MaxShift { get; init; } = 1.15;

    /// <summary>Tokens at which the shift is <see cref="BaseShift"/>.</summary>
    public int BaseTokenCount { get; init; } = 256;

    /// <summary>Tokens at which the shift is <see cref="MaxShift"/>.</summary>
    public int MaxTokenCount { get; init; } = 4096;

    /// <summary>Noise level that the last step shall start from; null leaves it where the shift puts it.</summary>
    public double? TerminalSigma { get; init; }

    /// <summary>The curve of the dynamic shift.</summary>
    public TimeShift TimeShift { get; init; } = TimeShift.Exponential;

    /// <summary>Reads a scheduler configuration file.</summary>
    /// <exception cref="InvalidModelException">The file cannot be read, or sets an option that is not supported.</exception>
    public static FlowMatchEulerOptions Read(string path)
    {
        return Read(ModelConfig.Open(path));
    }

    /// <summary>Reads a scheduler configuration.</summary>
    /// <exception cref="InvalidModelException">It sets an option that is not supported.</exception>
    public static FlowMatchEulerOptions Read(ModelConfig config)
    {
        config.Expect("_class_name", "\"FlowMatchEulerDiscreteScheduler\"");
        foreach (string option in (string[])["invert_sigmas", "stochastic_sampling", "use_karras_sigmas", "use_exponential_sigmas", "use_beta_sigmas"])
        {
            config.Expect(option, "false", "null");
        }

        config.Expect("time_shift_type", "\"exponential\"", "\"linear\"");
        var defaults = new FlowMatchEulerOptions();
        double terminal = config.Number("shift_terminal", 0);
        var options = new FlowMatchEulerOptions
        {
            TrainTimesteps = config.Integer("num_train_timesteps", 1, defaults.TrainTimesteps),
            Shift = config.Number("shift", defaults.Shift),
            UseDynamicShifting = config.Boolean("use_dynamic_shifting", defaults.UseDynamicShifting),
            BaseShift = config.Number("base_shift", defaults.BaseShift),
            MaxShift = config.Number("max_shift", defaults.MaxShift),
            BaseTokenCount = config.Integer("base_image_seq_len", 1, defaults.BaseTokenCount),
            MaxTokenCount = config.Integer("max_image_seq_len", 1, defaults.MaxTokenCount),
            TerminalSigma = terminal == 0 ? null : terminal,
            TimeShift = config.Text("time_shift_type", "exponential") == "linear" ? TimeShift.Linear : TimeShift.Exponential,
        };
        config.RefuseUnread();
        return options;
    }
}
