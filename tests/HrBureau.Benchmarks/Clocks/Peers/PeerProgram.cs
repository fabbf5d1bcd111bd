namespace HrBureau.Benchmarks;

/// <summary>The mode in which this program is one of the libraries' nodes.</summary>
internal static class PeerProgram
{
    public const string Argument = "--peer";

    public static async Task RunAsync(string word, string database)
    {
        Fired.Open(database);
        await (word switch
        {
            QuartzClocks.Node => QuartzClocks.RunAsync(database),
            HangfireClocks.Node => HangfireClocks.RunAsync(database),
            ReminderClocks.Node => ReminderClocks.RunAsync(database),
            _ => throw new ArgumentException($"No library is called {word}.", nameof(word)),
        });
        await Console.Out.WriteLineAsync(PeerProcess.Ready);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }
}
