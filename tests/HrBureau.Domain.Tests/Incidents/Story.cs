using System.Collections.Immutable;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>One incident told act by act: situations are built from situations, time only moves when the story says so.</summary>
internal sealed class Story(Mechanism? given = null)
{
    public static readonly DateTimeOffset Morning = new(2026, 1, 27, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly List<RecordedEvent> history = [];
    private readonly Dictionary<string, IReadOnlySet<string>> onDuty = [];
    private int acts;

    public IncidentState State { get; private set; } = IncidentState.None;

    /// <summary>What holds for the incident; officers come and go meanwhile.</summary>
    public Mechanism Mechanism { get; private set; } = given ?? Demo.Mechanism;

    public IReadOnlyList<RecordedEvent> History => history;

    public IReadOnlyList<RecordedEvent> LastAct { get; private set; } = [];

    public Refusal? LastRefusal { get; private set; }

    public DateTimeOffset Now { get; private set; } = Morning;

    /// <summary>When something happens by itself next.</summary>
    public DateTimeOffset? NextDue => Due.Next(State, Mechanism, Demo.Calendar, Clocks.Of(State, Mechanism, Demo.Calendar, Now));

    /// <summary>Files of which the store says nothing to whoever asks; it knows all others.</summary>
    public IReadOnlyCollection<string> Unknown { get; set; } = [];

    /// <summary>Called after each act, also inside <see cref="FastForward"/>.</summary>
    public Action<Story>? Watch { get; set; }

    /// <summary>Whether the act is a strike at the very instant something was due: nothing overdue is left from before.</summary>
    public bool OnTheDot { get; private set; }

    public static ReportFacts Facts(int headcount = 46, params Behaviour[] behaviours) => new(
        "rep-1", ReportSource.Hotline, "H-1", Morning, null, "Demo Labour", null, "Azure-Millet Park", null, "North gate", headcount, 138_650_000, behaviours, "Workers at the gate.");

    public static Actor Who(string officer) => officer == "system" ? Actor.System : Officer(officer);

    /// <summary>Agencies whose own systems take notices.</summary>
    public IReadOnlySet<string> ByWebhook { get; private set; } = new HashSet<string>();

    /// <summary>From here on these agencies' own systems take notices.</summary>
    public Story Hooked(params string[] agencies)
    {
        ByWebhook = agencies.ToHashSet();
        return this;
    }

    /// <summary>From here on the county has these officers besides.</summary>
    public Story Joined(params OfficerRow[] officers)
    {
        Mechanism = Mechanism with { Officers = [.. Mechanism.Officers, .. officers] };
        return this;
    }

    /// <summary>From here on the officer holds these posts.</summary>
    public Story OnDuty(string officer, params string[] posts)
    {
        onDuty[officer] = posts.ToHashSet();
        return this;
    }

    public Story At(DateTimeOffset at)
    {
        Now = at;
        return this;
    }

    /// <summary>Lets time pass; every due instant strikes as the due watch would strike it.</summary>
    public Story FastForward(TimeSpan by)
    {
        var until = Now + by;
        while (NextDue is { } due && due <= until)
        {
            Now = due > Now ? due : Now;
            Do("system", new IncidentCommand.StrikeClock());
            OnTheDot = true;
        }

        OnTheDot = false;

        Now = until;
        return this;
    }

    /// <summary>Time passes with nobody awake: one strike at the end.</summary>
    public Story Outage(TimeSpan by)
    {
        Now += by;
        return Do("system", new IncidentCommand.StrikeClock());
    }

    public Story Do(string officer, IncidentCommand command)
    {
        Try(officer, command);
        Assert.True(LastRefusal is null, $"{command.GetType().Name} was refused: {LastRefusal?.Code} {LastRefusal?.Field}");
        return this;
    }

    public Story Refuses(string officer, IncidentCommand command, RefusalCode code)
    {
        Try(officer, command);
        Assert.Equal(code, LastRefusal?.Code);
        return this;
    }

    public Decision Try(string officer, IncidentCommand command)
    {
        acts++;
        var stamp = new Stamp(Now, onDuty.TryGetValue(officer, out var posts) ? Who(officer) with { Posts = posts } : Who(officer), $"act-{acts}") { ByWebhook = ByWebhook };
        var given = command switch
        {
            IncidentCommand.VoidEntry voiding => voiding with { Grounds = VoidGrounds.Of(history, voiding.Version) },
            IncidentCommand.SplitReport split => split with { Grounds = LeavingGrounds.Of(history, split) },
            IncidentCommand.Release release => release with { Grounds = LeavingGrounds.Of(history, release) },
            IncidentCommand.LeaveReports leaving => leaving with { Grounds = LeavingGrounds.Of(history, leaving) },
            _ => command,
        };
        given = given with { Files = new(EvidenceGrounds.NamedBy(command).Except(Unknown).ToImmutableDictionary(id => id, FileOf)) };
        var decision = IncidentDecider.Decide(State, given, stamp, Mechanism, Demo.Calendar);
        LastRefusal = (decision as Decision.Refused)?.Refusal;
        LastAct = IncidentFold.Record(State, (decision as Decision.Accepted)?.Events ?? [], stamp);
        history.AddRange(LastAct);
        State = IncidentFold.NeedsRefold(LastAct) ? IncidentFold.Fold(history) : IncidentFold.Fold(State, LastAct);
        Watch?.Invoke(this);
        return decision;
    }

    private static KnownEvidence? FileOf(string id) => id.Contains("unfinished", StringComparison.Ordinal) ? null : new($"sha256 of {id}", $"sm3 of {id}", 7, "image/jpeg", false, new("gate.jpg", "image/png", "Phone", Morning, "North gate", "Taker"));

    private static Actor Officer(string id)
    {
        var row = Demo.Mechanism.Officers.First(officer => officer.Id == id);
        return new(id, row.Agency, row.Duties.ToHashSet(), ImmutableHashSet<string>.Empty);
    }
}
