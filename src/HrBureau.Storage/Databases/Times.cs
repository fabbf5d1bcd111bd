namespace HrBureau.Storage;

/// <summary>Times are kept in UTC and in whole milliseconds, so that both databases give back what they were given.</summary>
internal static class Times
{
    public static DateTimeOffset Whole(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    public static DateTimeOffset? Whole(DateTimeOffset? time) => time is { } t ? Whole(t) : null;

    public static DateTime Utc(DateTimeOffset time) => Whole(time).UtcDateTime;
}
