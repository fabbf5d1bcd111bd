using System.Collections.Immutable;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a caller may see of an incident: nothing, all of it, or the parts shared with his agency.</summary>
public abstract record Sight
{
    private static readonly Nothing None = new();

    private Sight()
    {
    }

    /// <summary>Absent and not his look the same.</summary>
    public sealed record Nothing : Sight;

    /// <summary>An officer of the agency whose incidents these are.</summary>
    /// <param name="Phones">Whether he sees the responsible persons' phones in clear: he must call them.</param>
    /// <param name="Signs">Of each letter that he is to sign, or signed and which is open, the parts it shares: he sees what he signs for.</param>
    public sealed record Whole(bool Phones, ImmutableArray<ImmutableHashSet<SharePart>> Signs) : Sight;

    /// <summary>An officer of another agency, through requests.</summary>
    /// <param name="Agency">His agency.</param>
    /// <param name="Parts">The parts shared.</param>
    /// <param name="Requests">The requests it sees.</param>
    /// <param name="Contacts">Numbers and addresses that a signer chose to give with one of them.</param>
    public sealed record Shared(string Agency, ImmutableHashSet<SharePart> Parts, ImmutableHashSet<string> Requests, ImmutableList<SharedContact> Contacts) : Sight;

    /// <summary>Decides by duties, agency and the rows the requests grant. Administrators and ops hold no duty that reads incidents.</summary>
    public static Sight Of(IncidentImage image, Caller caller, Mechanism current, DateTimeOffset wall)
    {
        if (!image.Exists || !(caller.IsOfficer || caller.IsMachine))
        {
            return None;
        }

        var state = image.State;
        if (current.Agency(caller.Agency)?.SeesWholeCounty ?? false)
        {
            return caller.IsMachine || current.MayIssue("read-incidents", caller.Duties)
                ? new Whole(state.Holder.Officer == caller.Id || state.Inspectors.Contains(caller.Id), SignedBy(image, caller))
                : None;
        }

        // A system is shown nothing: it acts on requests that its agency sees.
        if (!caller.IsMachine && !current.MayIssue("read-inbox", caller.Duties) && !current.MayIssue("read-incidents", caller.Duties))
        {
            return None;
        }

        var now = image.TimeOf(wall);
        foreach (var row in Visibility.Of(state, image.Mechanism))
        {
            if (row.Agency == caller.Agency && row.Requests.Where(request => request.StandsAt(now)).ToArray() is { Length: > 0 } standing)
            {
                return new Shared(caller.Agency, [.. standing.SelectMany(request => request.Parts)], [.. standing.Select(request => request.RequestId)], [.. standing.Select(request => state.Requests[request.RequestId]).Where(request => request.To == caller.Agency).SelectMany(request => request.Contacts)]);
            }
        }

        return None;
    }

    private static ImmutableArray<ImmutableHashSet<SharePart>> SignedBy(IncidentImage image, Caller caller) =>
        [.. image.State.Requests.Values
            .Where(request => request.From == caller.Agency && (request.State == RequestState.Drafted ? image.Mechanism.MaySign(request, caller.Duties) : request.IsOpen && request.Signer == caller.Id))
            .Select(request => request.Share.ToImmutableHashSet())];

    /// <summary>Agencies that see the incident beside its own.</summary>
    public static IEnumerable<string> Agencies(IncidentImage image) => Visibility.Of(image.State, image.Mechanism).Select(row => row.Agency);
}
