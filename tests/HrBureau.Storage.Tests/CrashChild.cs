using System.Globalization;

namespace HrBureau.Storage.Tests;

/// <summary>
/// Plays the process that is killed: appends to a few incidents from several callers without end and prints
/// every append it was told is durable. It goes when the test that started it does.
/// </summary>
internal static class CrashChild
{
    public const string Word = "crash-child";
    private const int Incidents = 6;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = args[0] == "sqlite"
            ? new StorageOptions { Folder = args[1] }
            : new StorageOptions { ConnectionString = args[1] };
        var parent = Task.Run(Console.In.ReadToEnd);
        await using var store = Store.Open(options);
        await Task.WhenAny([parent, .. Enumerable.Range(1, Incidents).Select(i => AppendAsync(store, $"inc-360121-20260127-{i:000}", args[2]))]);
        return 1;
    }

    private static async Task AppendAsync(Store store, string incident, string round)
    {
        for (var i = 0; ; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{round}-{i}");
            try
            {
                var at = await store.Incidents.LoadAsync(incident, 1);
                var result = await store.Incidents.AppendAsync(
                    (at is null ? Some.First(incident) : Some.After(at)) with
                    {
                        Replies = [Some.Reply(incident, key)],
                        Due = new DueRow(Some.Noon.AddSeconds(i), null),
                        Owed = [Some.Owed(incident, $"{incident}/{key}")],
                        Board = Some.Board(incident),
                    },
                    CancellationToken.None);
                if (result is AppendResult.Appended done)
                {
                    Console.Out.WriteLine($"ack {incident} {done.Version} {Convert.ToHexString(done.HeadHash)}");
                    await Console.Out.FlushAsync();
                }
            }
            catch (StorageException away) when (away is StorageUnavailableException or UnknownOutcomeException)
            {
                // A slow machine: what was not acknowledged is not counted, and the next round loads again.
            }
        }
    }
}
