using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a receiver answered.</summary>
/// <param name="Fault">Null when it took the message.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="RetryAfter">How long it asks to be left alone.</param>
internal sealed record WebhookAnswer(WebhookFault? Fault, int? Status = null, TimeSpan? RetryAfter = null);
