namespace HrBureau.Cluster.Tests;

/// <summary>One time a fault was injected.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Began">When it began, by the wall clock, which is also the database's.</param>
/// <param name="Ended">When everything was whole and served again.</param>
/// <param name="BeganAt">When it began, on the machine's own clock.</param>
/// <param name="EndedAt">When it ended, on that clock.</param>
/// <param name="Recovery">How long until everybody was served again; null when somebody was not within the limit.</param>
/// <param name="Unanswered">Attempts that ended without a certain answer meanwhile.</param>
/// <param name="Faulty">Those of them that were told of a fault of the system, where "try again" would have been right.</param>
/// <param name="Conflicts">Appends meanwhile that met a head another activation had moved.</param>
/// <param name="Reached">How often the fault really bit.</param>
internal sealed record RigRound(string Fault, DateTimeOffset Began, DateTimeOffset Ended, long BeganAt, long EndedAt, TimeSpan? Recovery, int Unanswered, int Faulty, int Conflicts, int Reached);
