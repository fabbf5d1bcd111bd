using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>One rung of a ladder.</summary>
/// <param name="At">When it fires, as a fraction of the answer-by time counted from the start: 0 at once, 1 at the answer-by, 2 as long again.</param>
/// <param name="Targets">Whom it rings.</param>
/// <param name="Channels">By what.</param>
/// <param name="Repeats">True on the last rung only: it fires again every full answer-by time, for ever.</param>
public sealed record RungRow(decimal At, ImmutableArray<RungTarget> Targets, ImmutableArray<NoticeChannel> Channels, bool Repeats);
