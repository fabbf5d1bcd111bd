namespace HrBureau.Domain;

/// <summary>Makes the lateness report of an incident out of its entries and its state.</summary>
public static class Lateness
{
    private const string Unclaimed = "unclaimed";

    /// <summary>Reports.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="history">Its entries from the first on.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">Incident time.</param>
    /// <returns>The report; without lines before the first entry.</returns>
    public static LatenessReport Of(IncidentState state, IReadOnlyList<RecordedEvent> history, Mechanism mechanism, WorkCalendar calendar, DateTimeOffset now)
    {
        var until = state.RequestsRun ? now : state.PhaseSince;
        var story = new Story(state, [.. history.Where(entry => !state.Voided.Contains(entry.Version))], mechanism, calendar, until);
        var clocks = Clocks.Of(state, mechanism, calendar, until);
        var lines = new List<LatenessLine>();
        if (story.Entries.Count > 0)
        {
            lines.Add(Own(story));
            foreach (var request in state.Requests.Values.OrderBy(request => request.DraftedAt).ThenBy(request => request.RequestId, StringComparer.Ordinal))
            {
                lines.AddRange(Asked(story, request, clocks));
            }
        }

        return new(state.Id, story.Entries.Count > 0 ? story.Entries[0].RecordedAt : until, until, lines);
    }

    /// <summary>What the home agency owes of itself: somebody to hold the incident, and hand-overs that are taken.</summary>
    private static LatenessLine Own(Story story)
    {
        var home = story.Mechanism.HomeAgency.Code;
        var opened = story.Entries[0].RecordedAt;
        var row = story.Mechanism.UnclaimedLadder(Grade.General, CountyTime.DayOf(opened));
        var taken = story.Entries.FirstOrDefault(entry => entry.Event is IncidentEvent.ChargeTaken);
        var deadlines = new List<Deadline> { story.Deadline(Unclaimed, null, row.Statute, opened, Ladders.AnswerBy(row, opened, story.Mechanism.Hours, story.Calendar), taken?.At, taken?.CommandId, story.State.IsOpen) };
        foreach (var offered in story.Entries.Where(entry => entry.Event is IncidentEvent.HandOverOffered))
        {
            var ended = story.Entries.FirstOrDefault(entry => entry.Version > offered.Version && entry.Event is IncidentEvent.HandOverAccepted or IncidentEvent.ChargeTaken or IncidentEvent.HandOverOffered);
            if (story.Row(ClockStart.HandOverOffered, offered.RecordedAt) is { } clock)
            {
                deadlines.Add(story.Deadline(clock.Name, clock.Label, clock.Statute, offered.RecordedAt, offered.RecordedAt.AddMinutes(clock.Length.Value), ended?.At, ended?.CommandId, story.State.IsOpen));
            }
        }

        var rungs = story.Entries.Where(entry => entry.Event is IncidentEvent.HolderSought).Select(entry => (entry.RecordedAt, Sought: (IncidentEvent.HolderSought)entry.Event))
            .Select(struck => Story.Rung(LadderUse.Unclaimed, struck.Sought.Rung, struck.Sought.Turn, struck.RecordedAt, row, home, home));
        return new(home, null, null, opened, taken?.At, null, deadlines, [Story.Rung(LadderUse.Unclaimed, 0, 1, opened, row, home, home), .. rungs]);
    }

    /// <summary>A line for who had to sign and keep the papers, where that took time, and one for who was asked.</summary>
    private static IEnumerable<LatenessLine> Asked(Story story, JointRequest request, IReadOnlyList<RunningClock> clocks)
    {
        var own = clocks.Where(clock => clock.Subject == request.RequestId && clock.DueAt is not null).ToLookup(clock => story.Mechanism.Clocks.Any(row => row.Name == clock.Name && row.Start == ClockStart.RequestRaised));
        if (Signed(story, request, [.. own[false].Where(clock => clock.Name != OwnClocks.Signature).Select(clock => story.Deadline(clock))]) is { } signed)
        {
            yield return signed;
        }

        if (request.RaisedAt is { } raised)
        {
            var acknowledged = request.AcknowledgedAt ?? request.TakenOnAt ?? request.ResultAt;
            yield return new(request.To, request.RequestId, request.Kind, raised, acknowledged, request.ResultAt, [.. own[true].Select(story.Deadline)], [.. Rungs(story, request)]);
        }
    }

    private static LatenessLine? Signed(Story story, JointRequest request, IReadOnlyList<Deadline> papers)
    {
        var done = story.Entries.FirstOrDefault(entry => Notices.RequestOf(entry.Event) == request.RequestId && entry.Event is IncidentEvent.RequestApproved or IncidentEvent.RequestWithdrawn);
        var waited = done?.RecordedAt != request.DraftedAt && request.SignerLadder is not null;
        if (!waited && papers.Count == 0)
        {
            return null;
        }

        var deadlines = new List<Deadline>(papers);
        var rungs = new List<RungStruck>();
        if (waited && request.SignerLadder is { } run && Ladders.RowOf(LadderUse.Signer, request.Kind, run, story.Mechanism) is { } row)
        {
            deadlines.Insert(0, story.Deadline(OwnClocks.Signature, null, row.Statute, request.DraftedAt, Ladders.TimeOf(run, row, 1, story.Mechanism.Hours, story.Calendar), done?.At, done?.CommandId, story.State.RequestsRun));
            rungs.Add(Story.Rung(LadderUse.Signer, 0, 1, request.DraftedAt, row, request.From, request.To));
            rungs.AddRange(story.Entries.Where(entry => entry.Event is IncidentEvent.SignatureSought sought && sought.RequestId == request.RequestId)
                .Select(entry => (entry.RecordedAt, Sought: (IncidentEvent.SignatureSought)entry.Event))
                .Select(struck => Story.Rung(LadderUse.Signer, struck.Sought.Rung, struck.Sought.Turn, struck.RecordedAt, row, request.From, request.To)));
        }

        return new(request.From, request.RequestId, request.Kind, request.DraftedAt, done?.At, null, deadlines, rungs);
    }

    private static IEnumerable<RungStruck> Rungs(Story story, JointRequest request)
    {
        if (request is { Ladder: { } answer, RaisedAt: { } raised } && Ladders.RowOf(LadderUse.Answer, request.Kind, answer, story.Mechanism) is { } first)
        {
            yield return Story.Rung(LadderUse.Answer, 0, 1, raised, first, request.From, request.To);
        }

        foreach (var entry in story.Entries)
        {
            if (entry.Event is IncidentEvent.RequestEscalated struck && struck.RequestId == request.RequestId
                && (struck.Ladder == LadderUse.Result ? request.ResultLadder : request.Ladder) is { } run
                && Ladders.RowOf(struck.Ladder, request.Kind, run, story.Mechanism) is { } row)
            {
                yield return Story.Rung(struck.Ladder, struck.Rung, struck.Turn, entry.RecordedAt, row, request.From, request.To);
            }
        }
    }

    /// <summary>What every line is made of.</summary>
    private sealed record Story(IncidentState State, IReadOnlyList<RecordedEvent> Entries, Mechanism Mechanism, WorkCalendar Calendar, DateTimeOffset Until)
    {
        public ClockRow? Row(ClockStart start, DateTimeOffset at) => Mechanism.Clocks.FirstOrDefault(row => row.Start == start && row.InForceOn(CountyTime.DayOf(at)));

        public Deadline Deadline(RunningClock clock)
        {
            var row = Mechanism.Clocks.First(row => row.Name == clock.Name);
            var met = clock.How.MetAt is { } at ? Entries.LastOrDefault(entry => entry.At == at && Notices.RequestOf(entry.Event) == clock.Subject) : null;
            return Deadline(clock.Name, row.Label, clock.Basis, clock.StartedAt, clock.DueAt!.Value, clock.How.MetAt, met?.CommandId, clock.State is ClockState.Running or ClockState.Warned or ClockState.Missed);
        }

        /// <param name="name">Name of the clock.</param>
        /// <param name="label">Its label.</param>
        /// <param name="basis">Statute id.</param>
        /// <param name="from">What it counts from.</param>
        /// <param name="due">Its end.</param>
        /// <param name="met">When it was met.</param>
        /// <param name="by">The act that met it.</param>
        /// <param name="runs">Whether it was not stopped before its end by the end of the response.</param>
        public Deadline Deadline(string name, LocalisedText? label, string basis, DateTimeOffset from, DateTimeOffset due, DateTimeOffset? met, string? by, bool runs) =>
            new(name, label, basis, from, due, met, (met ?? Until) is var end && end > due && (met is not null || runs || State.PhaseSince > due) ? end - due : null, by);

        public static RungStruck Rung(LadderUse use, int rung, int turn, DateTimeOffset at, LadderRow row, string from, string to) =>
            new(use, rung, turn, at, [.. row.Rung(rung).Targets.Select(target => target.Resolve(from, to))]);
    }
}
