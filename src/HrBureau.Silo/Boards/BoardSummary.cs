using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a list shows beside the columns it is filtered by.</summary>
internal sealed record BoardSummary(string Joint, string Contact, int Rung, long Version, DateTimeOffset? NextDue, string? HolderAgency, string[] Requests, RequestLine[]? Lines = null, DrillClock? Drill = null, string? MergedInto = null);
