using System.Diagnostics;

namespace HrBureau.TestKit;

/// <summary>A maintenance verb of the product's own executable, run as a real process.</summary>
public static class HostVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts a verb on a data folder.</summary>
    /// <param name="dataFolder">Data folder.</param>
    /// <param name="args">The verb and its words.</param>
    /// <param name="settings">Further settings as environment variables.</param>
    /// <returns>The process, to be waited for or killed.</returns>
    public static Process Start(string dataFolder, IReadOnlyList<string> args, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Repository.Built("HrBureau.Host"), "HrBureau.Host.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HRB_DATA"] = dataFolder;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{Ports.Free()}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The verb did not start.");
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="dataFolder">Data folder.</param>
    /// <param name="args">The verb and its words.</param>
    /// <param name="settings">Further settings as environment variables.</param>
    /// <returns>Its exit code and what it printed.</returns>
    public static async Task<Ended> RunAsync(string dataFolder, IReadOnlyList<string> args, params (string Name, string Value)[] settings)
    {
        using var process = Start(dataFolder, args, settings);
        var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()).WaitAsync(Patience).ConfigureAwait(false);
        await process.WaitForExitAsync().WaitAsync(Patience).ConfigureAwait(false);
        return new Ended(process.ExitCode, printed[0], printed[1]);
    }

    /// <summary>How a verb ended.</summary>
    /// <param name="Code">Exit code.</param>
    /// <param name="Printed">What it printed as its result.</param>
    /// <param name="Said">What it said beside: progress and refusals.</param>
    public sealed record Ended(int Code, string Printed, string Said)
    {
        /// <summary>Everything it wrote.</summary>
        public string Output => Printed + Said;
    }
}
