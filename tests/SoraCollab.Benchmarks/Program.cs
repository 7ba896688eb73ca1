using SoraCollab.Benchmarks;
using SoraCollab.Benchmarks.Load;

return args switch
{
    ["engine", .. string[] rest] => EngineBenchmark.Run(rest, Console.Out),
    ["precision", .. string[] rest] => PrecisionBenchmark.Run(rest, Console.Out),
    ["verbs", .. string[] rest] => VerbsBenchmark.Run(rest, Console.Out),
    ["load", .. string[] rest] => await LoadBenchmark.RunAsync(rest, Console.Out),
    _ => Usage.Print(Console.Error),
};
