using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What one ruling adds to an append, and the image the next ruling is made on while nothing is durable yet.</summary>
/// <param name="Request">Everything of its own; due instant, board line and kept state are those of the whole append.</param>
/// <param name="Reply">The answer, to be given once it is durable.</param>
/// <param name="Before">The image it was decided on.</param>
/// <param name="After">What it leaves; its head hash is not known before the append.</param>
/// <param name="At">When, in the incident's own time.</param>
/// <param name="Refolds">Whether entries were struck out or left, so that the kept state must be made anew.</param>
internal sealed record PlannedStep(AppendRequest Request, CommandReply Reply, IncidentImage Before, IncidentImage After, DateTimeOffset At, bool Refolds);
