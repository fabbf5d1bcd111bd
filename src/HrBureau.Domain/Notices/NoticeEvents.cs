namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>The channel took it. Sent is not delivered.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Officer">Who holds the post now.</param>
    /// <param name="Simulated">Set in a drill for a channel that leads outside: nothing has left.</param>
    public sealed record NoticeSent(string NoticeId, string? Officer, bool? Simulated = null) : IncidentEvent;

    /// <summary>A receipt says it arrived.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Officer">Where.</param>
    public sealed record NoticeDelivered(string NoticeId, string? Officer) : IncidentEvent;

    /// <summary>A signed-in person opened it.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Officer">Who.</param>
    public sealed record NoticeSeen(string NoticeId, string? Officer) : IncidentEvent;

    /// <summary>It failed and will be tried again or by the next channel.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Reason">Why, never personal data.</param>
    public sealed record NoticeFailed(string NoticeId, string Reason) : IncidentEvent;

    /// <summary>Given up.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Reason">Why.</param>
    public sealed record NoticeGivenUp(string NoticeId, string Reason) : IncidentEvent;

    /// <summary>A call task done.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="At">When.</param>
    /// <param name="Words">What was said.</param>
    public sealed record CallTaskCompleted(string NoticeId, CallResult Result, DateTimeOffset At, string? Words) : IncidentEvent
    {
        /// <inheritdoc/>
        [System.Text.Json.Serialization.JsonIgnore]
        public override DateTimeOffset? LegalTime => At;
    }
}
