using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The one road of a command from a page or the API to its incident.</summary>
public sealed class CommandDesk(SiloCalls silo, SeenVersions seen, KnownCounty county)
{
    /// <summary>Issues a command as the signed-in officer.</summary>
    /// <param name="incidentId">Which incident.</param>
    /// <param name="command">What.</param>
    /// <param name="key">Idempotency key: repeating the act with it records it once.</param>
    /// <param name="ifMatch">The version it was decided on; null for any.</param>
    /// <param name="heldBy">Who held the incident when it was written, empty for nobody; null when that does not matter.</param>
    /// <returns>The reply, with the problem in the reader's language where it did not stand.</returns>
    public async Task<CommandAnswer> IssueAsync(string incidentId, IncidentCommand command, string key, long? ifMatch = null, string? heldBy = null)
    {
        if (!WireId.IsIncident(incidentId))
        {
            return new CommandAnswer(null, ApiProblem.Of(ProblemCode.NotFound));
        }

        // Written anew, so that spaces and the order of fields do not make the same act another one.
        using var span = WebTelemetry.Start("issue command", PhaseTable.WordOf(command), incidentId);
        var envelope = new CommandEnvelope(key, DomainJson.WriteCommand(command), ifMatch, heldBy);
        var reply = await silo.AsOfficerAsync(grains => grains.GetGrain<IIncidentGrain>(incidentId).Execute(envelope), repeatable: true);
        WebTelemetry.Answered(PhaseTable.WordOf(command), reply.Outcome);
        if (reply.Outcome == CommandOutcome.Accepted)
        {
            seen.Keep(incidentId, reply.Version);
            return new CommandAnswer(reply, null);
        }

        return new CommandAnswer(reply, Outcomes.Problem(reply.Outcome, reply.Refusal, reply.Version, await county.NamesAsync()));
    }
}

/// <summary>What came of a command.</summary>
/// <param name="Reply">The silo's reply; null when it was not asked.</param>
/// <param name="Problem">Null when the command stands.</param>
public sealed record CommandAnswer(CommandReply? Reply, ApiProblem? Problem);
