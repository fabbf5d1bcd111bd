using System.Diagnostics;
using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The acts of a replay: each goes the way of a person's, at its own instant of the drill, and sent twice is one entry.</summary>
internal sealed class DrillStepper(IGrainFactory grains, SystemIdentity system, IntakeRoad intake, MechanismSource mechanisms)
{
    /// <summary>Where its incident stands.</summary>
    public async Task<DrillStanding> StandingAsync(string drill, string incident)
    {
        using (system.Act())
        {
            return await grains.GetGrain<IIncidentSightGrain>(GrainId.Create(IncidentGrain.TypeName, incident)).Standing(drill)
                ?? throw new InvalidOperationException("The incident of a replay is not its own.");
        }
    }

    /// <summary>The key under which a step is sent, and by which its entries are known.</summary>
    public static string KeyOf(string drill, int index) => string.Create(CultureInfo.InvariantCulture, $"{drill}-{index}");

    /// <summary>Does a step.</summary>
    /// <returns>What came of it, with the incident it stands on.</returns>
    public async Task<(CommandReply Reply, string? Incident)> ActAsync(string drill, int index, ScenarioStep step, string? incident, IReadOnlyDictionary<string, string> kept)
    {
        using var span = SiloTelemetry.StartRoot(SiloTelemetry.StepSpan, ActivityKind.Internal, null, incident ?? drill);
        return await (step.Report is { } report ? ReportAsync(drill, index, step, report) : CommandAsync(drill, index, step, incident!, kept));
    }

    /// <summary>Takes a notice to its channel, simulated where it would leave the house; who holds its post at that instant is asked.</summary>
    public async Task SettleAsync(string drill, string incident, DateTimeOffset at, StandingNotice notice)
    {
        using (var _ = SiloTelemetry.StartRoot(SiloTelemetry.StepSpan, ActivityKind.Internal, null, incident))
        using (system.Act())
        {
            var officer = notice.Officer ?? (notice.Channel == NoticeChannel.Webhook ? null : await grains.GetGrain<IAgencyGrain>(notice.Agency).Holder(notice.Post!, at));
            IncidentCommand command = officer is null && notice.Channel != NoticeChannel.Webhook
                ? new IncidentCommand.RecordUnmanned(notice.NoticeId)
                : new IncidentCommand.RecordDelivery(notice.NoticeId, NoticeState.Sent, officer);
            await MustAsync(drill, incident, at, $"sent-{ActId.Of(incident, drill, notice.NoticeId)}", command);
        }
    }

    /// <summary>Strikes what is due.</summary>
    /// <param name="drill">The replay.</param>
    /// <param name="incident">Its incident.</param>
    /// <param name="at">The instant of it.</param>
    /// <param name="ends">Whether the scenario is over.</param>
    public async Task StrikeAsync(string drill, string incident, DateTimeOffset at, bool ends)
    {
        using (var _ = SiloTelemetry.StartRoot(SiloTelemetry.StepSpan, ActivityKind.Internal, null, incident))
        using (system.Act())
        {
            var reply = await MustAsync(drill, incident, at, string.Create(CultureInfo.InvariantCulture, $"strike-{at.ToUnixTimeMilliseconds()}"), new IncidentCommand.StrikeClock(ends));
            if (reply.Events.Count == 0)
            {
                throw new ReplayRefusedException(reply.Outcome, null);
            }
        }
    }

    private async Task<(CommandReply Reply, string? Incident)> ReportAsync(string drill, int index, ScenarioStep step, ScenarioReport report)
    {
        var given = new ReportGiven(
            KeyOf(drill, index), report.Source, report.SourceRef, report.ReportedAt, report.Reporter, null, null, report.Employer, report.EmployerCode, report.Project, null,
            report.Place, report.Headcount, report.AmountFen, report.Behaviours ?? [], report.Description, null);
        var taken = await intake.TakeAsync(given, step.By, AgencyOf(step.By), new DrillStep(drill, step.At));
        var reply = new CommandReply(taken.Outcome, 0, taken.Events, taken.Refusal, null);
        return (Settled(reply), taken.Routed?.IncidentId);
    }

    private async Task<(CommandReply Reply, string? Incident)> CommandAsync(string drill, int index, ScenarioStep step, string incident, IReadOnlyDictionary<string, string> kept)
    {
        using (system.Act())
        {
            var envelope = new CommandEnvelope(KeyOf(drill, index), step.Body(kept), null, Step: new DrillStep(drill, step.At, step.By));
            return (Settled(await grains.GetGrain<IIncidentGrain>(incident).Execute(envelope)), incident);
        }
    }

    private async Task<CommandReply> MustAsync(string drill, string incident, DateTimeOffset at, string key, IncidentCommand command)
    {
        var reply = await grains.GetGrain<IIncidentGrain>(incident).Execute(new CommandEnvelope(key, DomainJson.WriteCommand(command), null, Step: new DrillStep(drill, at)));
        return reply.Outcome switch
        {
            CommandOutcome.Accepted => reply,
            CommandOutcome.TryAgain => throw new NotTakenException(reply.Outcome),
            _ => throw new ReplayRefusedException(reply.Outcome, reply.Refusal),
        };
    }

    private string AgencyOf(string officer) => mechanisms.Current.Officers.First(row => row.Id == officer).Agency;

    /// <summary>A refusal is an answer; what is not known to be durable is sent again.</summary>
    private static CommandReply Settled(CommandReply reply) => reply.Outcome == CommandOutcome.TryAgain ? throw new NotTakenException(reply.Outcome) : reply;
}
