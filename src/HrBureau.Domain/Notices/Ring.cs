namespace HrBureau.Domain;

/// <summary>Somebody an entry rings.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="Post">Post; who holds it is asked when the notice is sent. Null with <paramref name="Officer"/> set.</param>
/// <param name="Officer">One certain officer (the holder), or null.</param>
/// <param name="Channel">By what.</param>
/// <param name="Rung">Rung of the ladder it belongs to; -1 when none.</param>
/// <param name="Ladder">That ladder; null when none, and in entries from before it was kept.</param>
/// <param name="RequestId">The request that ladder waits for, where the entry itself is about none; null otherwise.</param>
public sealed record Ring(string Agency, string? Post, string? Officer, NoticeChannel Channel, int Rung = -1, LadderUse? Ladder = null, string? RequestId = null);
