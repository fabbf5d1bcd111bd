using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>An append before it is durable, and what holds once it is.</summary>
internal sealed record PlannedAppend(AppendRequest Request, IncidentImage Ahead)
{
    /// <summary>The image to go on with; to be taken only after the append.</summary>
    public IncidentImage After(AppendResult.Appended appended) =>
        Ahead with { HeadHash = appended.HeadHash, MayBeDue = Request.Due is not null };
}
