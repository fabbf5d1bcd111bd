using System.Diagnostics;

namespace HrBureau.TestKit;

/// <summary>Measures what the product took on a machine that others keep busy.</summary>
public static class MachineTime
{
    /// <summary>How long an act took, less what a timer of the same machine was late by meanwhile.</summary>
    /// <param name="promised">How long the act is promised to take at most: the timer runs as long.</param>
    /// <param name="act">What is measured.</param>
    public static async Task<TimeSpan> OfAsync(TimeSpan promised, Func<Task> act)
    {
        var begin = Stopwatch.GetTimestamp();
        var timer = Task.Run(async () =>
        {
            await Task.Delay(promised, TimeProvider.System, CancellationToken.None);
            return Stopwatch.GetElapsedTime(begin) - promised;
        });
        await act();
        var took = Stopwatch.GetElapsedTime(begin);
        return took - await timer;
    }
}
