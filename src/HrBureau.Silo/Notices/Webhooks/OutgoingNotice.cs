using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What the incident says of a notice that is about to leave.</summary>
/// <param name="RequestKind">Kind of the request it is about.</param>
/// <param name="AnswerBy">Until when that waits for an answer; null when it does not.</param>
/// <param name="Lapsed">Why it needs not leave any more.</param>
[GenerateSerializer]
[Alias("hrb.outgoing-notice")]
internal sealed record OutgoingNotice(RequestKind? RequestKind, DateTimeOffset? AnswerBy, CallLapse? Lapsed);
