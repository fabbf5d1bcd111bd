using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What a command came to.</summary>
/// <param name="Reply">The answer.</param>
/// <param name="Image">The incident after it.</param>
/// <param name="InDoubt">Whether the image may be behind the log: whoever holds it lets it go.</param>
internal sealed record Step(CommandReply Reply, IncidentImage Image, bool InDoubt = false);
