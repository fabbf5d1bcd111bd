using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>An append before it is durable, and what holds once it is.</summary>
internal sealed record PlannedAppend(AppendRequest Request, CommandReply Reply, IncidentImage Before, IncidentState State)
{
    /// <summary>The image to go on with; to be taken only after the append.</summary>
    public IncidentImage After(AppendResult.Appended appended) =>
        Before with { State = State, HeadHash = appended.HeadHash, Keys = Before.Keys.With(Request.NewKeys), MayBeDue = Request.Due is not null };
}
