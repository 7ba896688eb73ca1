using SoraCollab.EndToEnd.Tests;

// One test at a time, and one studio for all that do not restart it: several browsers and generations at once would make each other late.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(StudioFixture))]
