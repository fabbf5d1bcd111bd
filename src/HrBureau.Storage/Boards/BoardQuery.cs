namespace HrBureau.Storage;

/// <summary>What a list asks for. No <see cref="Viewer"/> sees the whole county; an agency sees what it was given.</summary>
public sealed record BoardQuery
{
    public string? Viewer { get; init; }

    /// <summary>The instant at which rights to see are judged.</summary>
    public required DateTimeOffset Now { get; init; }

    public string? Phase { get; init; }

    public string? Grade { get; init; }

    public string? Holder { get; init; }

    public bool? Overdue { get; init; }

    public bool? Drill { get; init; }

    /// <summary>Words to find, as typed.</summary>
    public string? Text { get; init; }

    public BoardOrder Order { get; init; } = BoardOrder.Urgent;

    public string? Cursor { get; init; }

    public int Limit { get; init; } = 50;
}
