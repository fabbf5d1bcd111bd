using HrBureau.Silo;

namespace HrBureau.Host;

/// <summary>Where the set-up token stands beside the terminal: a service that was started without one shows it nowhere else.</summary>
internal static class SetUpTokenFile
{
    private const string Name = "set-up-token";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, Name);

    /// <summary>Takes the token away once there is an administrator: it opens nothing any more.</summary>
    public static async Task TakeAwayAsync(string dataFolder, SetUp setUp, TimeProvider time, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        try
        {
            while (File.Exists(PathIn(dataFolder)) && await timer.WaitForNextTickAsync(stopping))
            {
                if (!await IsOpenAsync(setUp))
                {
                    File.Delete(PathIn(dataFolder));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException || (e is OperationCanceledException && stopping.IsCancellationRequested))
        {
            // The next start looks again; the token opens nothing meanwhile.
        }
    }

    // A store that is away says nothing of administrators: it is asked again.
    private static async Task<bool> IsOpenAsync(SetUp setUp)
    {
        try
        {
            return await setUp.IsOpenAsync();
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>Keeps the token of this start, or takes away one that opens nothing any more.</summary>
    public static void Keep(string dataFolder, SetUpToken drawn)
    {
        if (drawn.Token is { } token)
        {
            PrivateFile.Write(PathIn(dataFolder), $"{token}\n");
        }
        else
        {
            File.Delete(PathIn(dataFolder));
        }
    }
}
