using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Who makes a call, as its verified token says.</summary>
public sealed record Caller(
    CallerKind Kind,
    string Id,
    string Agency,
    IReadOnlySet<string> Duties,
    string SessionId,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt)
{
    // Set by the call filter only. Not kept in the request context: what stands there comes from outside.
    private static readonly AsyncLocal<Caller?> Verified = new();

    /// <summary>The caller of the grain call that is being served; null outside of one.</summary>
    public static Caller? Current => Verified.Value;

    public bool IsOfficer => Kind == CallerKind.Officer;

    public bool IsService => Kind == CallerKind.Service;

    public bool IsSystem => Kind == CallerKind.System;

    public bool IsMachine => Kind == CallerKind.Machine;

    /// <summary>The caller as a decision sees him; a service is nobody there and holds no duty.</summary>
    public Actor ToActor(IReadOnlySet<string> posts) =>
        IsSystem ? Actor.System : new Actor(Id, Agency, Duties, posts);

    internal static void Enter(Caller caller) => Verified.Value = caller;
}
