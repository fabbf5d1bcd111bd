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
        Assert.True((IncidentState.FoldNumber, hash) == (11, "f7cd443469b77e9123c32ec67e636c62989d1c98b0809031674a2e1a91a4c705"), $"The fold now yields {hash}.");
    }

    private const string Kinds = "incident-reported grade-changed report-merged report-verified plan-activated facts-updated inspectors-assigned holder-sought charge-taken hand-over-offered hand-over-accepted commander-appointed "
        + "party-named parties-linked contact-attempted summons-outcome-asked summons-outcome-recorded unreachable-established unreachable-lifted request-drafted signature-sought request-approved request-raised request-paper-filed "
        + "notice-sent notice-delivered notice-seen notice-failed notice-given-up call-task-completed request-escalated rung-unmanned request-acknowledged request-taken-on request-handed-on request-answered answer-recorded "
        + "recorded-answer-confirmed person-reached request-review-asked clock-warned clock-missed note-added entry-voided request-sent-back request-fulfilled request-withdrawn response-ended incident-closed incident-reopened incident-voided";

    /// <summary>Golden entries one after another: fixed, whatever the decider would say today.</summary>
    private static List<RecordedEvent> History { get; } = [.. Kinds.Split(' ').Select((kind, i) => Entry(kind, i + 1))];

    private static RecordedEvent Entry(string kind, int version)
    {
        var json = File.ReadAllText(Repository.At("tests", "HrBureau.Domain.Tests", "Golden", $"{kind}.json"));
        return new(version, EventJson.Read(kind, EventJson.Schema, json), Samples.At.AddMinutes(version), Samples.At.AddMinutes(version), "duty-zhou", "agy-hr", $"act-{version}");
    }
}
