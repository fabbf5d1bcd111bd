namespace HrBureau.Contracts;

/// <summary>What a grain method needs of its caller; a method without it is refused at start and by a test.</summary>
/// <param name="word">A command word of the command × duty table, or one of <see cref="Access"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(string word) : Attribute
{
    /// <summary>The word.</summary>
    public string Word { get; } = word;
}

/// <summary>Needs that are no command.</summary>
public static class Access
{
    /// <summary>Any signed-in officer; the method itself decides what he may see or do.</summary>
    public const string Officer = "officer";

    /// <summary>A signed-in officer, or the silo itself acting as itself; the method tells them apart.</summary>
    public const string OfficerOrSystem = "officer-or-system";

    /// <summary>A web process, known by its own identity, which may not act as an officer.</summary>
    public const string Service = "service";

    /// <summary>An agency's own system, with a key for receipts.</summary>
    public const string Receipts = "receipts";

    /// <summary>The silo itself.</summary>
    public const string System = "system";
}

/// <summary>Keys of the request context.</summary>
public static class CallContext
{
    /// <summary>The signed token of the officer, service or silo that makes the call.</summary>
    public const string Token = "hrb.token";
}
