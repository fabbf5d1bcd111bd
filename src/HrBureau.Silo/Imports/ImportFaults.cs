using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What keeps rows of an import from being taken: apart from how far it is, and written only when there is more of it.</summary>
[GenerateSerializer]
[Alias("hrb.import-faults")]
internal sealed class ImportFaults
{
    /// <summary>What the table was found to lack before it was handed over.</summary>
    [Id(0)]
    public IReadOnlyList<RowFault> OfTable { get; set; } = [];

    /// <summary>Rows the door refused though they were read.</summary>
    [Id(1)]
    public List<RowFault> Refused { get; set; } = [];

    /// <summary>Puts down what a slice refused. A slice that was cut off comes again: what it said before counts no more.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Note(IEnumerable<int> slice, IReadOnlyList<RowFault> refused)
    {
        var rows = slice.ToHashSet();
        var gone = Refused.RemoveAll(fault => rows.Contains(fault.Row));
        Refused.AddRange(refused);
        return gone + refused.Count > 0;
    }

    /// <summary>All of them in the order of the table.</summary>
    public RowFault[] Sorted() => [.. OfTable.Concat(Refused).OrderBy(fault => fault.Row)];
}
