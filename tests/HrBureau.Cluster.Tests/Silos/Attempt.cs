namespace HrBureau.Cluster.Tests;

/// <summary>One time an act was sent.</summary>
/// <param name="Key">The act.</param>
/// <param name="Incident">Where.</param>
/// <param name="Web">Through which web process.</param>
/// <param name="Began">When it was sent, on the machine's own clock.</param>
/// <param name="Took">How long until the answer, or until it was given up.</param>
/// <param name="Status">The answer's status; 0 when the connection gave none.</param>
internal sealed record Attempt(string Key, string Incident, int Web, long Began, TimeSpan Took, int Status)
{
    /// <summary>Whether the act was answered with success.</summary>
    public bool Good => Status == 200;

    /// <summary>When it ended, counted from an instant.</summary>
    public TimeSpan EndedAfter(long instant) => System.Diagnostics.Stopwatch.GetElapsedTime(instant, Began) + Took;
}
