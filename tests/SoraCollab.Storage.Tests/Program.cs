using SoraCollab.Storage.Tests.Database;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The runner's own entry point, and beside it the process that the crash tests kill.
if (args is [CrashingWriter.Argument, var folder])
{
    await CrashingWriter.RunAsync(folder);
    return 1;
}
return args.Contains("--server")
    ? await TestPlatformTestFramework.RunAsync(args, (_, _) => { })
    : await ConsoleRunner.Run(args);
