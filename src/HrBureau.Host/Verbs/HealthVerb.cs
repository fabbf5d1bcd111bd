using System.Diagnostics.CodeAnalysis;

namespace HrBureau.Host;

/// <summary><c>health</c>: asks the process that runs here, for a container without a shell and for a service manager.</summary>
internal static class HealthVerb
{
    public const string Ready = "ready";
    public const string Live = "live";

    // Longer than readiness itself waits for the store, shorter than who asks waits for us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [SuppressMessage("Security", "CA5400:HttpClient may be created without enabling CheckCertificateRevocationList", Justification = "Asks its own machine, and sends nothing.")]
    public static async Task<int> RunAsync(Settings settings, string what, TextWriter output)
    {
        // A certificate names the people's address of the system, never the loopback one asked here.
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator, UseProxy = false };
        using var http = new HttpClient(handler) { Timeout = Patience };
        var address = new Uri(LoopbackAddress.Of(settings), $"/health/{what}");
        try
        {
            using var answer = await http.GetAsync(address);
            var word = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                throw StartRefusedException.Because("health-not", address, Said(word));
            }

            await output.WriteLineAsync(word);
            return 0;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw StartRefusedException.Because("health-not", address, new HostTexts.Word("health-silent"));
        }
    }

    /// <summary>What is missing, in the words of whoever reads; the answer of another program, or of another version, as it is.</summary>
    private static object Said(string answer) =>
        answer.StartsWith(Health.NotReady, StringComparison.Ordinal) && Readiness.Words.TryGetValue(answer[Health.NotReady.Length..], out var name) ? new HostTexts.Word(name) : answer;
}
