using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>One replay of a scenario; key <c>drl-…</c>. It steps in the cluster until its last step, whoever looks or stops looking.</summary>
[Alias("hrb.drill")]
[GrainInterfaceType("hrb.drill")]
public interface IDrillGrain : IGrainWithStringKey
{
    /// <summary>Starts it, once; answered when its incident is open. The same key again answers how it stands.</summary>
    /// <param name="order">What is replayed and how fast.</param>
    /// <returns>How it stands, or why it cannot start.</returns>
    [Needs("open-drill")]
    [Alias("start")]
    Task<DrillReply> Start(DrillOrder order);

    /// <summary>How it stands.</summary>
    /// <returns>Null for one that does not exist.</returns>
    [Needs("open-drill")]
    [AlwaysInterleave]
    [Alias("view")]
    Task<DrillView?> View();

    /// <summary>Holds it before its next step, or lets it go on.</summary>
    /// <param name="held">Whether it is to stand.</param>
    /// <returns>How it stands; null for one that does not exist or is another agency's.</returns>
    [Needs("open-drill")]
    [Alias("hold")]
    Task<DrillView?> Hold(bool held);

    /// <summary>Stops it for good: its incident ends where it stands.</summary>
    /// <returns>How it stands; null for one that does not exist or is another agency's.</returns>
    [Needs("open-drill")]
    [Alias("stop")]
    Task<DrillView?> Stop();

    /// <summary>Who was late, with the numbers of the steps that met each deadline.</summary>
    /// <returns>Null for one that does not exist, or whose incident the caller may not see.</returns>
    [Needs("open-drill")]
    [AlwaysInterleave]
    [Alias("report")]
    Task<DrillReport?> Report();

    /// <summary>Goes on after the silo that stepped it has stopped.</summary>
    [Needs(Access.System)]
    [Alias("go-on")]
    Task GoOn();
}
