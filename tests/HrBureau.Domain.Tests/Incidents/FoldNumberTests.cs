using System.Security.Cryptography;
using System.Text;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public class FoldNumberTests
{
    /// <summary>Stored states are trusted while the fold number stays the same: when this hash changes, bump <see cref="IncidentState.FoldNumber"/> and note the new pair here.</summary>
    [Fact]
    public void The_fold_yields_the_states_its_number_stands_for()
    {
        var text = string.Join('\n', Enumerable.Range(1, History.Count).Select(count => DomainJson.WriteState(IncidentFold.Fold(History.Take(count)))));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Assert.True((IncidentState.FoldNumber, hash) == (18, "6c934ab2074c454d464e0af94d38bcd02829c21573efe5f6a4033af1a2f03a1f"), $"The fold now yields {hash}.");
    }

    private const string Kinds = "incident-reported grade-changed report-merged report-verified plan-activated facts-updated inspectors-assigned holder-sought charge-taken hand-over-offered hand-over-accepted commander-appointed "
        + "party-named parties-linked contact-attempted summons-outcome-asked summons-outcome-recorded unreachable-established unreachable-lifted request-drafted signature-sought request-approved request-raised request-paper-filed "
        + "notice-sent notice-delivered notice-seen notice-failed notice-given-up call-task-completed request-escalated rung-unmanned request-acknowledged request-taken-on request-handed-on request-answered answer-recorded "
        + "recorded-answer-confirmed person-reached request-review-asked clock-warned clock-missed note-added evidence-attached entry-voided request-sent-back request-fulfilled request-withdrawn response-ended incident-closed incident-reopened incident-voided incident-absorbed report-split report-placed reports-left incident-released incident-merged";

    /// <summary>What the golden entries do not reach: a result sought that nobody awaits any more, people who gather anew, a report that was split off, a merge that was taken back, and numbers given with a letter.</summary>
    private static readonly IncidentEvent[] Besides =
    [
        new IncidentEvent.RequestEscalated("req-0011223344556677", LadderUse.Result, 2, 3, [], false, []),
        new IncidentEvent.ResponseEnded("Over.", new Dictionary<string, string>(), false),
        new IncidentEvent.ReportMerged(Story.Facts(200, Behaviour.RoadBlocked)),
        new IncidentEvent.IncidentReopened("", null, true),
        new IncidentEvent.IncidentReported("inc-1", Story.Facts(), "", "hash", null, "duty-zhou", "agy-hr", "inc-0"),
        new IncidentEvent.IncidentMerged("inc-2", "The same gate.", [], new Dictionary<string, string>()),
        new IncidentEvent.ResponseEnded("", new Dictionary<string, string>(), true),
        new IncidentEvent.IncidentReopened("Two gates.", PartedFrom: "inc-2"),
        new IncidentEvent.IncidentAbsorbed("inc-3", 4, "duty-lu", "One gate.", new(Phase.Watched, Grade.General, true, null, null, "Gate", 9, null, [], [], ["p:y@gate"], [Story.Facts(9) with { ReportId = "rep-8", In = "inc-3" }, Story.Facts(8) with { ReportId = "rep-9", In = "inc-3" }]), new Dictionary<string, string>()),
        new IncidentEvent.IncidentReopened("", null, true, ["rep-8", "rep-9"]),
        new IncidentEvent.ReportsLeft(["rep-8"], "inc-3", null, "Read twice."),
        new IncidentEvent.IncidentReleased("inc-3", 5, "Two gates.", ["rep-9"], ["rep-1"]),
        new IncidentEvent.RequestApproved("req-0011223344556677", "lead-yan", null, [new("per-1", ContactKind.Phone, new("per-1", "13800000001"))]),
    ];

    /// <summary>Golden entries one after another, and those: fixed, whatever the decider would say today.</summary>
    private static List<RecordedEvent> History { get; } = [.. Kinds.Split(' ').Select(Golden).Concat(Besides).Select((e, i) => Entry(e, i + 1))];

    private static IncidentEvent Golden(string kind) => EventJson.Read(kind, EventJson.Schema, File.ReadAllText(Repository.At("tests", "HrBureau.Domain.Tests", "Golden", $"{kind}.json")));

    private static RecordedEvent Entry(IncidentEvent e, int version) =>
        new(version, e, Samples.At.AddMinutes(version), Samples.At.AddMinutes(version), "duty-zhou", "agy-hr", $"act-{version}");
}
