using System.Diagnostics;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A program beside the product, run to its end.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where a program is: fetched by tests/run, or installed.</summary>
    public static string Find(string name)
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Prepend(Repository.At("artifacts", "tools")).Append("/usr/sbin");
        return places.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{name} is not installed; bash tests/run does it.");
    }

    public static async Task<(int Code, string Said)> RunAsync(string name, IReadOnlyList<string> args, string? folder = null)
    {
        var start = new ProcessStartInfo(Find(name), args) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Repository.Root };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(said));
    }
}
