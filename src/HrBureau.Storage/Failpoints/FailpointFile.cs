namespace HrBureau.Storage;

/// <summary>Rules in a file, so that a running program can be broken where it stands.</summary>
internal static class FailpointFile
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads the file again whenever its text has changed, as long as the program runs; while it does not exist nothing is armed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="replace">Takes the rules that now hold.</param>
    public static async Task FollowAsync(string path, Action<IEnumerable<(string Name, FailpointAction Action)>> replace)
    {
        for (var text = string.Empty; ; await Task.Delay(Between, TimeProvider.System, CancellationToken.None))
        {
            var now = File.Exists(path) ? await File.ReadAllTextAsync(path, CancellationToken.None) : string.Empty;
            if (now != text)
            {
                text = now;
                replace([.. FailpointRules.All(now)]);
            }
        }
    }
}
