namespace SoraCollab.Training.Sessions;

/// <summary>How a model is distilled.</summary>
/// <param name="Run">Folder of the student.</param>
/// <param name="Length">Of the training.</param>
/// <param name="StudentSteps">Denoising steps that the student shall need.</param>
/// <param name="TeacherSteps">Steps that the teacher takes for each of them.</param>
/// <param name="Guidance">Classifier-free guidance of the teacher; the student needs none.</param>
/// <param name="MuonRate">Learning rate of the matrices.</param>
/// <param name="AdamRate">Learning rate of everything else.</param>
/// <param name="MainWidth">See <see cref="Networks.TokenGrid.For"/>.</param>
/// <param name="Threads">Of the tensor library.</param>
/// <param name="Seed">Of the noise and the order.</param>
internal sealed record DistillationPlan(
    string Run, StageLength Length, int StudentSteps, int TeacherSteps, double Guidance, double MuonRate, double AdamRate, int MainWidth, int Threads, int Seed);
