using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>A command on its way to an incident.</summary>
/// <param name="CommandId">Idempotency key, 1–100 characters, unique per officer and incident.</param>
/// <param name="Body">The command as JSON in its wire form; its hash tells a repeated key with another body.</param>
/// <param name="IfMatch">Refused as stale unless the incident is at this version; null for any.</param>
/// <param name="HeldBy">Who held the incident when this was written, empty for nobody: refused when somebody else than its sender holds it by now. Null when that does not matter.</param>
/// <param name="Step">Given by the stepper of a replay alone, to its own drill: when it happens and who acts; refused from anybody else.</param>
[GenerateSerializer]
[Alias("hrb.command")]
public sealed record CommandEnvelope(string CommandId, string Body, long? IfMatch, string? HeldBy = null, DrillStep? Step = null);

/// <summary>What came of a command.</summary>
/// <param name="Outcome">Which.</param>
/// <param name="Version">The incident's version after it.</param>
/// <param name="Events">Kinds recorded, in order.</param>
/// <param name="Refusal">Set when refused or invalid.</param>
/// <param name="RequestId">The request it drafted, where it did.</param>
[GenerateSerializer]
[Alias("hrb.reply")]
public sealed record CommandReply(CommandOutcome Outcome, long Version, IReadOnlyList<string> Events, RefusalView? Refusal, string? RequestId);

/// <summary>What came of a command.</summary>
[GenerateSerializer]
[Alias("hrb.outcome")]
public enum CommandOutcome
{
    /// <summary>Durable. HTTP 200.</summary>
    Accepted,

    /// <summary>Refused by a rule. HTTP 409.</summary>
    Refused,

    /// <summary>A field is wrong. HTTP 400.</summary>
    Invalid,

    /// <summary>Duties do not cover it. HTTP 403.</summary>
    Forbidden,

    /// <summary>Absent or not the caller's. HTTP 404.</summary>
    NotFound,

    /// <summary>If-Match names another version. HTTP 412.</summary>
    Stale,

    /// <summary>The key was used with another body. HTTP 422.</summary>
    KeyReused,

    /// <summary>Not durable, or not known to be: send it again with the same key. HTTP 503.</summary>
    TryAgain,
}

/// <summary>A refusal on the wire; its sentence in the reader's language is written in the web floor.</summary>
/// <param name="Code">Code.</param>
/// <param name="Args">Arguments of the sentence.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="Field">Field in its wire name.</param>
[GenerateSerializer]
[Alias("hrb.refusal")]
public sealed record RefusalView(RefusalCode Code, IReadOnlyDictionary<string, string> Args, string? Basis, string? Field);
