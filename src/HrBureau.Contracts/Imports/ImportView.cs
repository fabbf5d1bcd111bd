namespace HrBureau.Contracts;

/// <summary>An import as it stands.</summary>
/// <param name="ImportId">Its id, <c>imp-…</c>.</param>
/// <param name="Name">Name of the table's file, cleaned.</param>
/// <param name="State">How far it is.</param>
/// <param name="Officer">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When the last row was done; null while it runs.</param>
/// <param name="Rows">Rows to take.</param>
/// <param name="Done">Rows taken or refused so far.</param>
/// <param name="Accepted">Of these, reports that opened an incident.</param>
/// <param name="Merged">Reports that joined one.</param>
/// <param name="Unchanged">Reports that were known before: the same number of the same source.</param>
/// <param name="Faults">The first of what keeps rows from being taken, in the order of the table; the others by <see cref="IImportGrain.Faults"/>.</param>
[GenerateSerializer]
[Alias("hrb.import-view")]
public sealed record ImportView(
    string ImportId,
    string Name,
    ImportState State,
    string Officer,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Rows,
    int Done,
    int Accepted,
    int Merged,
    int Unchanged,
    IReadOnlyList<RowFault> Faults)
{
    /// <summary>How many faults there are.</summary>
    [Id(100)]
    public int FaultCount { get; init; }

    /// <summary>How many rows were not taken: one may have several faults.</summary>
    [Id(101)]
    public int FaultyRows { get; init; }
}
