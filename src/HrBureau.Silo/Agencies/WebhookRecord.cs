using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What is kept of an agency's own system.</summary>
[GenerateSerializer]
[Alias("hrb.webhook-record")]
internal sealed class WebhookRecord
{
    /// <summary>Null while none is on the register.</summary>
    [Id(0)]
    public string? Url { get; set; }

    [Id(1)]
    public bool Active { get; set; }

    /// <summary>Sealed.</summary>
    [Id(2)]
    public string Secret { get; set; } = "";

    /// <summary>Sealed; signs beside the other until its time is over.</summary>
    [Id(3)]
    public string? OldSecret { get; set; }

    [Id(4)]
    public DateTimeOffset? OldUntil { get; set; }

    [Id(5)]
    public DateTimeOffset? MadeAt { get; set; }

    [Id(6)]
    public string? MadeBy { get; set; }

    [Id(7)]
    public DateTimeOffset? RotatedAt { get; set; }

    [Id(8)]
    public string? RotatedBy { get; set; }

    /// <summary>Set when the receiver itself ended it.</summary>
    [Id(9)]
    public WebhookFault? Paused { get; set; }

    [Id(10)]
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>The last sendings, latest last.</summary>
    [Id(11)]
    public List<WebhookSending> Sendings { get; set; } = [];

    /// <summary>Secrets that sign at an instant, newest first; sealed.</summary>
    public IReadOnlyList<string> SecretsAt(DateTimeOffset at) => OldSecret is { } old && OldUntil > at ? [Secret, old] : [Secret];
}

/// <summary>One sending as it is kept.</summary>
[GenerateSerializer]
[Alias("hrb.webhook-sending")]
internal sealed record WebhookSending(DateTimeOffset At, string Kind, WebhookFault? Fault, int? Status, int Tries);
