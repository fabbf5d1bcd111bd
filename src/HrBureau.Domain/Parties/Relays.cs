namespace HrBureau.Domain;

/// <summary>What employers, contractors and agencies must learn, read from the entries.</summary>
public static class Relays
{
    /// <summary>The relays an entry owes.</summary>
    /// <param name="state">State after the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>At most one for each actor. Drills reach nobody outside themselves but the agencies that take part.</returns>
    public static IReadOnlyList<OwedRelay> Of(IncidentState state, RecordedEvent entry)
    {
        var owed = new List<OwedRelay>();
        switch (entry.Event)
        {
            case IncidentEvent.IncidentReported e:
                Add(owed, state, entry, RelayActor.Employer, PartyKey.Employer(e.Facts.EmployerCode, e.Facts.EmployerName), new RelayPayload.IncidentConcerns(null, e.Facts.EmployerName, e.Facts.EmployerCode));
                break;
            case IncidentEvent.PartyNamed e:
                Add(owed, state, entry, ActorOf(e.Role), KeyOf(e.Role, e.Code, e.Name), new RelayPayload.IncidentConcerns(e.Role, e.Name, e.Code));
                break;
            case IncidentEvent.UnreachableEstablished e:
                AddPerson(owed, state, entry, e.PersonId, true);
                break;
            case IncidentEvent.UnreachableLifted e:
                AddPerson(owed, state, entry, e.PersonId, false);
                break;
            case IncidentEvent.PersonReached e:
                AddPerson(owed, state, entry, e.PersonId, false);
                break;
            case IncidentEvent.ResponseEnded or IncidentEvent.IncidentClosed or IncidentEvent.IncidentReopened or IncidentEvent.IncidentVoided or IncidentEvent.PlanActivated:
                AddPhase(owed, state, entry);
                break;
            default:
                AddRequest(owed, state, entry);
                break;
        }

        return owed;
    }

    private static void AddPerson(List<OwedRelay> owed, IncidentState state, RecordedEvent entry, string personId, bool unreachable)
    {
        foreach (var party in state.Parties.Values)
        {
            if (party.Persons.ContainsKey(personId))
            {
                Add(owed, state, entry, ActorOf(party.Role), KeyOf(party.Role, party.Code, party.Name), new RelayPayload.PersonChanged(personId, unreachable));
            }
        }
    }

    private static void AddPhase(List<OwedRelay> owed, IncidentState state, RecordedEvent entry)
    {
        var moved = new RelayPayload.IncidentMoved(state.Phase);
        Add(owed, state, entry, RelayActor.Employer, PartyKey.Employer(state.Facts.EmployerCode, state.Facts.EmployerName), moved);
        foreach (var party in state.Parties.Values)
        {
            Add(owed, state, entry, ActorOf(party.Role), KeyOf(party.Role, party.Code, party.Name), moved);
        }

        foreach (var agency in state.Requests.Values.Where(request => request.IsRaised).Select(request => request.To).Distinct())
        {
            Add(owed, state, entry, RelayActor.Agency, agency, moved);
        }
    }

    private static void AddRequest(List<OwedRelay> owed, IncidentState state, RecordedEvent entry)
    {
        var tells = entry.Event is IncidentEvent.RequestRaised or IncidentEvent.RequestAcknowledged or IncidentEvent.RequestTakenOn or IncidentEvent.RequestSentBack
            or IncidentEvent.RequestAnswered or IncidentEvent.AnswerRecorded or IncidentEvent.RequestFulfilled or IncidentEvent.RequestWithdrawn;
        if (tells && Notices.RequestOf(entry.Event) is { } id && state.Requests.TryGetValue(id, out var request) && request.IsRaised)
        {
            Add(owed, state, entry, RelayActor.Agency, request.To, new RelayPayload.RequestMoved(id, request.Kind, request.State, request.AnswerBy));
        }
    }

    private static RelayActor ActorOf(PartyRole role) => role == PartyRole.Employer ? RelayActor.Employer : RelayActor.Contractor;

    private static string? KeyOf(PartyRole role, string? code, string? name) => role == PartyRole.Employer ? PartyKey.Employer(code, name) : PartyKey.Contractor(code, name);

    private static void Add(List<OwedRelay> owed, IncidentState state, RecordedEvent entry, RelayActor actor, string? key, RelayPayload payload)
    {
        if (key is not null && (state.Drill is null || actor == RelayActor.Agency) && !owed.Exists(relay => relay.Key == key))
        {
            owed.Add(new($"rly-{state.Id}-{entry.Version}-{key}", actor, key, payload));
        }
    }
}
