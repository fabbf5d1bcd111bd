namespace HrBureau.Storage;

/// <summary>The acts of a failpoint.</summary>
public enum FailpointKind
{
    /// <summary>Throws a <see cref="FailpointException"/>.</summary>
    Throw,

    /// <summary>Throws an <see cref="IOException"/>, as a lost connection would.</summary>
    Cut,

    /// <summary>Holds for a while.</summary>
    Delay,

    /// <summary>Kills the process at once, as power loss would.</summary>
    Kill,
}
