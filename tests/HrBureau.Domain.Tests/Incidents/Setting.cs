namespace HrBureau.Domain.Tests;

/// <summary>When a random story begins, how big it is and what is asked of whom in it: by day and night, on a weekend, in a holiday, on the eve of a Saturday that is worked.</summary>
internal sealed record Setting(string Name, DateTimeOffset Start, int Headcount, RequestKind Kind, string To, bool Held)
{
    private static readonly (string Name, DateTimeOffset At)[] Starts =
    [
        ("day", At(1, 27, 9, 0)),
        ("night", At(1, 27, 23, 30)),
        ("dusk", At(1, 28, 21, 50)),
        ("weekend", At(1, 31, 10, 0)),
        ("eve", At(2, 13, 16, 40)),
        ("holiday", At(2, 18, 10, 0)),
    ];

    private static readonly int[] Headcounts = [4, 46, 120, 350];

    private static readonly (RequestKind Kind, string To)[] Requests =
    [
        (RequestKind.EarlyIntervention, "agy-police"),
        (RequestKind.AssistInquiry, "agy-police"),
        (RequestKind.OnSceneOrder, "agy-police"),
        (RequestKind.JointInterview, "agy-housing"),
        (RequestKind.ProjectFundsCheck, "agy-housing"),
        (RequestKind.EmergencyFund, "agy-finance"),
        (RequestKind.LegalAid, "agy-union"),
    ];

    public static Setting Of(int pick)
    {
        var (name, start) = Starts[pick % Starts.Length];
        var (kind, to) = Requests[pick / 24 % Requests.Length];
        return new(name, start, Headcounts[pick / 6 % Headcounts.Length], kind, to, pick / 168 % 5 != 0);
    }

    /// <summary>Lets every kind of ladder and clock run out: a draft, a paper nobody files, a request nobody answers, two without a result, an offer nobody accepts.</summary>
    public void Ending(Story story)
    {
        if (story.State.Phase == Phase.Voided)
        {
            return;
        }

        // A merge that is taken back leaves over what was over.
        while (story.State.Phase is Phase.Ended or Phase.Closed or Phase.Merged)
        {
            story.Do("lead-yan", new IncidentCommand.Reopen("They are back.") { Other = new("inc-360121-20260127-900", Phase.Watched, false, null) });
        }

        story.Try("duty-zhou", new IncidentCommand.TakeCharge());
        story.Try("lead-yan", new IncidentCommand.HandOver("duty-lu", "Summary."));
        story.Try("duty-zhou", new IncidentCommand.HandOver("duty-lu", "Summary."));
        story.Do("duty-zhou", new IncidentCommand.DraftRequest(Kind, To, "Please."));
        story.Do("duty-zhou", new IncidentCommand.DraftRequest(RequestKind.OnSceneOrder, "agy-police", "Please."));
        story.Do("duty-zhou", new IncidentCommand.ApproveRequest(story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestDrafted>().Single().RequestId, new("lead-yan", story.Now)));
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(Kind, To, "Please."));
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(RequestKind.AssistInquiry, "agy-police", "Please."));
        story.Do("police-fang", new IncidentCommand.AcknowledgeRequest(story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestRaised>().Single().RequestId));
        story.Do("lead-yan", new IncidentCommand.RaiseRequest(Kind, To, "Please."));
        story.Do(LiaisonOf(To), new IncidentCommand.TakeOnRequest(story.LastAct.Select(entry => entry.Event).OfType<IncidentEvent.RequestRaised>().Single().RequestId));
        story.FastForward(TimeSpan.FromHours(7)).Outage(TimeSpan.FromDays(13)).FastForward(TimeSpan.FromHours(3));
    }

    public static string LiaisonOf(string agency) => agency switch
    {
        "agy-housing" => "housing-li",
        "agy-finance" => "finance-qian",
        "agy-union" => "union-duty",
        "agy-legal-aid" => "aid-yuan",
        _ => "police-fang",
    };

    private static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
