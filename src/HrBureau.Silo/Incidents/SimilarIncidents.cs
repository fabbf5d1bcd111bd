using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Which other incidents a reporter is told of: those the doors know of (the same place among them), those of the same employer by name or code, and of them what he may see.</summary>
internal sealed class SimilarIncidents(BoardTable boards, HintBook hints, MechanismSource mechanisms, TimeProvider time)
{
    public async Task<string[]> ForAsync(IntakeResult routed, IncidentCommand.Report command, Caller caller)
    {
        var facts = command.Facts;
        var known = command.DrillScale is null
            ? await hints.OfAsync(routed.IncidentId, PartyKey.AllOf(PartyRole.Employer, facts.EmployerCode, facts.EmployerName).Select(key => (key, facts.EmployerCode)))
            : [];
        string[] all = [.. routed.Similar.Union(known.Select(hint => hint.IncidentId), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var seen = new List<string>();
        foreach (var incident in all)
        {
            if (await SeesAsync(incident, caller))
            {
                seen.Add(incident);
            }
        }

        return [.. seen];
    }

    /// <summary>Whether a reporter may open an incident, and so be told of it.</summary>
    public async Task<bool> SeesAsync(string incident, Caller caller)
    {
        if (!caller.IsOfficer)
        {
            return false;
        }

        if (mechanisms.Current.Agency(caller.Agency) is { SeesWholeCounty: true })
        {
            return mechanisms.Current.MayIssue("read-incidents", caller.Duties);
        }

        try
        {
            return await boards.VisibleAsync(incident, caller.Agency, time.GetUtcNow()) is not null;
        }
        catch (StorageException)
        {
            return false; // The report stands; a hint less is no reason to say that it does not.
        }
    }
}
