namespace HrBureau.Domain;

/// <summary>One act under decision: what it knows, and the state as its events so far have left it.</summary>
internal sealed class Act(IncidentState state, Stamp stamp, Mechanism mechanism, WorkCalendar calendar)
{
    private readonly List<IncidentEvent> events = [];

    public IncidentState State { get; private set; } = state;

    /// <summary>The state the act found, whatever a correction strikes out of it.</summary>
    public IncidentState Found { get; } = state;

    /// <summary>The state the act began on; after a correction the state without what was struck out and what fell away with it.</summary>
    public IncidentState Before { get; private set; } = state;

    public Stamp Stamp { get; } = stamp;

    public Mechanism Mechanism { get; } = mechanism;

    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>What the store says of the files the command names, or what it would put in the place of an entry.</summary>
    public EvidenceGrounds Files { get; init; } = EvidenceGrounds.None;

    public DateTimeOffset Now => Stamp.At;

    public Actor By => Stamp.By;

    public DateOnly Today => CountyTime.DayOf(Stamp.At);

    public bool IsNight => CountyTime.IsNight(Stamp.At, Mechanism.Hours);

    public IReadOnlyList<IncidentEvent> Events => events;

    public void Add(IncidentEvent e)
    {
        events.Add(e);
        State = IncidentFold.Evolve(State, IncidentFold.Record(State.Version + 1, e, Stamp));
    }

    public void AddAll(IReadOnlyList<IncidentEvent> more)
    {
        foreach (var e in more)
        {
            Add(e);
        }
    }

    /// <summary>Goes on from another state, as if entries had never been.</summary>
    public void Restart(IncidentState from) => State = from;

    /// <summary>The correction is done: what follows is an act on what it has left.</summary>
    public void Corrected() => Before = State;

    public bool Has<T>()
        where T : IncidentEvent => events.Exists(e => e is T);

    /// <summary>An id nobody else has: from the incident, the act and the count of events so far.</summary>
    public string NewId(string prefix, int more = 0) => DerivedId.Of(prefix, State.Id, Stamp.CommandId, events.Count + more);
}
