using SoraCollab.Benchmarks;

return args is ["engine", .. string[] rest]
    ? EngineBenchmark.Run(rest, Console.Out)
    : Usage.Print(Console.Error);
