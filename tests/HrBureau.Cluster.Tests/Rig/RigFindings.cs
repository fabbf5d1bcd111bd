namespace HrBureau.Cluster.Tests;

/// <summary>What the checker found after a run.</summary>
internal sealed record RigFindings
{
    /// <summary>Acknowledged acts that stand nowhere.</summary>
    public List<RigAct> Lost { get; } = [];

    /// <summary>Acts that stand more than once.</summary>
    public List<RigAct> Doubled { get; } = [];

    /// <summary>Acts that stand elsewhere, or with another reply, than they were told; or that were refused for good.</summary>
    public List<(RigAct Act, string Why)> Untrue { get; } = [];

    /// <summary>Entries of acts nobody sent.</summary>
    public List<string> Ghosts { get; } = [];

    /// <summary>Acts without a certain answer that stand all the same: they were durable, only their answer was lost.</summary>
    public int Survived { get; set; }

    /// <summary>Entries whose version, digest or head does not follow from the one before, and what the verb <c>verify</c> says.</summary>
    public List<string> Forks { get; } = [];

    /// <summary>Rows of due, owed and reports that should have moved long ago.</summary>
    public List<string> Stuck { get; } = [];

    /// <summary>Strikes before their time, twice, or never.</summary>
    public List<string> Misstruck { get; } = [];

    /// <summary>Due instants and how late what fell due there was durable.</summary>
    public List<(DateTimeOffset At, TimeSpan Late)> Strikes { get; } = [];

    /// <summary>Entries in all.</summary>
    public long Entries { get; set; }

    /// <summary>Everything that is wrong, in words.</summary>
    public IReadOnlyList<string> Faults =>
    [
        .. Lost.Select(act => $"lost: {act.Key} was acknowledged as {act.Reply} and stands nowhere"),
        .. Doubled.Select(act => $"doubled: {act.Key}, sent {act.Sent} times, acknowledged as {act.Reply}"),
        .. Untrue.Select(found => $"untrue: {found.Act.Key}: {found.Why}"),
        .. Ghosts.Select(key => $"ghost: {key} was never sent"),
        .. Forks.Select(fork => $"chain: {fork}"),
        .. Stuck.Select(row => $"stuck: {row}"),
        .. Misstruck.Select(strike => $"strike: {strike}"),
    ];
}
