using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo.Tests;

/// <summary>Situations built from situations.</summary>
internal static class Given
{
    public const string Phone = "13900001234";
    public const string PersonName = "\u738b\u5927\u9e4f";
    public const string ReporterPhone = "13911112222";
    public const string Employer = "Azure Labour Co";
    private const string HomeProject = "Azure Park";
    private const string HomePlace = "East Road 1";

    public static ReportGiven Report(string? key = null, string project = "Azure Park", int headcount = 12) => new(
        key,
        ReportSource.Hotline,
        null,
        RunningCounty.Morning,
        "\u8d75\u4e94",
        ReporterPhone,
        null,
        Employer,
        null,
        project,
        null,
        project == HomeProject ? HomePlace : $"{HomePlace}, {project}",
        headcount,
        1_000_000_00,
        [Behaviour.GateBlocked],
        "Workers stand at the gate.",
        null);

    public static async Task<string> IncidentAsync(RunningCounty county, string project = "Azure Park")
    {
        var reply = await county.As("duty-zhou").ReportAsync(Report(project: project));
        Assert.Equal(CommandOutcome.Accepted, reply.Outcome);
        return reply.IncidentId!;
    }

    /// <summary>Taken in charge, with the one person who matters named.</summary>
    public static async Task<string> HeldIncidentAsync(RunningCounty county, string project = "Azure Park")
    {
        var incident = await IncidentAsync(county, project);
        await MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.TakeCharge()));
        await MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.NameParty(
            "employer",
            PartyRole.Employer,
            Employer,
            null,
            [new PersonGiven("boss", PersonName, PersonPost.LegalRepresentative, null, [new ContactGiven(ContactKind.Phone, Phone, "registration"), new ContactGiven(ContactKind.Address, "West Lane 9, room 1", "registration")])])));
        return incident;
    }

    /// <summary>Three failures over two channels over two hours: the rule drafts the request.</summary>
    public static async Task<(string Incident, string Request)> DraftedAsync(RunningCounty county, string project = "Azure Park")
    {
        var incident = await HeldIncidentAsync(county, project);
        var duty = county.As("duty-zhou");
        await MustAsync(duty.DoAsync(incident, Failed(county, ContactChannel.Phone, Phone)));
        await county.FastForwardAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        await MustAsync(duty.DoAsync(incident, Failed(county, ContactChannel.Phone, Phone)));
        await county.FastForwardAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30));
        var reply = await MustAsync(duty.DoAsync(incident, Failed(county, ContactChannel.HomeVisit, "West Lane 9, room 1", ContactResult.NotFound)));
        Assert.Contains("request-drafted", reply.Events);
        return (incident, reply.RequestId!);
    }

    public static async Task<(string Incident, string Request)> RaisedAsync(RunningCounty county, string project = "Azure Park")
    {
        var (incident, request) = await DraftedAsync(county, project);
        var reply = await MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request)));
        Assert.Contains("request-raised", reply.Events);
        await county.QuietAsync();
        return (incident, request);
    }

    public static IncidentCommand Failed(RunningCounty county, ContactChannel channel, string contact, ContactResult result = ContactResult.NoAnswer) =>
        new IncidentCommand.RecordContactAttempt("boss", channel, contact, result, county.Time.GetUtcNow(), null, ["duty-zhou", "duty-lu"]);

    public static async Task<CommandReply> MustAsync(Task<CommandReply> doing)
    {
        var reply = await doing;
        Assert.True(reply.Outcome == CommandOutcome.Accepted, $"{reply.Outcome} {reply.Refusal?.Code} {reply.Refusal?.Field}");
        return reply;
    }
}
