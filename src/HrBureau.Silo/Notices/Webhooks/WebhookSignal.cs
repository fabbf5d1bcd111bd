namespace HrBureau.Silo;

/// <summary>Rung when an append of this silo owes another agency's system something.</summary>
internal sealed class WebhookSignal : WakeSignal;
