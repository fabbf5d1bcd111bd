namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>A channel reports what became of a notice. System only; the same report twice changes nothing.</summary>
    /// <param name="NoticeId">Which.</param>
    /// <param name="State">What is known now.</param>
    /// <param name="Officer">Who held the post when it was sent, or who opened it.</param>
    /// <param name="Reason">Why it failed.</param>
    public sealed record RecordDelivery(string NoticeId, NoticeState State, string? Officer = null, string? Reason = null) : IncidentCommand;

    /// <summary>Nobody holds the post a rung named: the ladder climbs at once. System only.</summary>
    /// <param name="NoticeId">The notice that found nobody.</param>
    public sealed record RecordUnmanned(string NoticeId) : IncidentCommand;

    /// <summary>The officer on duty has made the call.</summary>
    /// <param name="NoticeId">The call task.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="At">When.</param>
    /// <param name="Words">What was said.</param>
    public sealed record CompleteCallTask(string NoticeId, CallResult Result, DateTimeOffset At, string? Words = null) : IncidentCommand;
}
