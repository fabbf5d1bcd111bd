namespace HrBureau.Storage;

/// <summary>This process's clock beside the database's, at the middle of a round trip.</summary>
/// <param name="Ahead">How far this process's clock is ahead; negative when it is behind.</param>
/// <param name="RoundTrip">How long the answer took: the true difference is within half of it.</param>
public sealed record ClockReading(TimeSpan Ahead, TimeSpan RoundTrip);
