namespace SoraCollab.Benchmarks;

/// <summary>How the program is called.</summary>
internal static class Usage
{
    public static int Print(TextWriter output)
    {
        output.WriteLine("""
            engine --model DIR [--width W --height H --frames N --fps R] [--steps N] [--guidance G] [--threads N] [--spin true] [--precision int8] [--runs N]
                Prints a table: matrix peak, seconds a denoising step takes, its share of the peak, decoding, first preview, whole clip, memory.
                What is left out is the model's own; --runs is how many clips are made (the fastest counts), 1 if left out.
            precision --model DIR [the options of engine]
                Prints a table of what 8-bit products gain in time and cost in likeness against floats, both timed in turn in one run.
            verbs --model DIR [--seconds N] [--seeds N] [--still PIXELS]
                Prints a table of how well each verb does: known frames in the result (PSNR), seams (largest change from frame to frame there,
                over the median change elsewhere), and how far colours drift over a long take (60 seconds if left out). 2 seeds and stills of 1024 pixels a side
                if left out; a still of 0 leaves stills out.
            load [--viewers N] [--editors N] [--seconds N] [--edits PER_SECOND] [--sheets PER_SECOND] [--sheet-bytes N]
                Starts a studio of its own and opens one board for 200 viewers and 20 editors, each with page, room and previews, over WebSockets of
                this machine. Prints how long edits and preview sheets take to everybody, what a page costs in memory, whether anything
                was lost, and what a viewer that reads nothing for 30 seconds costs the others. Linux only.
            """);
        return 2;
    }
}
