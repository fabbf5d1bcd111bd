namespace HrBureau.Domain;

/// <summary>What is known of one notice.</summary>
/// <param name="Owed">The notice.</param>
/// <param name="State">What the channel said.</param>
/// <param name="Officer">Who held the post, or opened it.</param>
/// <param name="At">Since when.</param>
/// <param name="Done">A call task that was completed.</param>
/// <param name="Act">The act that owes it.</param>
public sealed record NoticeMark(OwedNotice Owed, NoticeState State, string? Officer, DateTimeOffset At, bool Done, string Act);
