namespace HrBureau.Silo;

/// <summary>What becomes of an owed row after one look at it.</summary>
internal abstract record WebhookTurn
{
    private WebhookTurn()
    {
    }

    /// <summary>It is no longer owed.</summary>
    /// <param name="Recorded">Whether the entry that records it has settled the row already.</param>
    public sealed record Done(bool Recorded) : WebhookTurn;

    /// <summary>It failed and is tried again.</summary>
    public sealed record Again(DateTimeOffset At, string Fault) : WebhookTurn;

    /// <summary>It was not tried: its receiver is left alone for a while.</summary>
    public sealed record Held(DateTimeOffset Until) : WebhookTurn;
}
