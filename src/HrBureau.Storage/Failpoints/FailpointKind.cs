namespace HrBureau.Storage;

/// <summary>The acts of a failpoint.</summary>
public enum FailpointKind
{
    /// <summary>Throws a <see cref="FailpointException"/>.</summary>
    Throw,

    /// <summary>Holds for a while.</summary>
    Delay,

    /// <summary>Kills the process at once, as power loss would.</summary>
    Kill,
}
