using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What is kept of an import: enough to go on where the last slice ended, without taking or counting a row twice.</summary>
[GenerateSerializer]
[Alias("hrb.import-record")]
internal sealed class ImportRecord
{
    [Id(0)]
    public ImportOrder? Order { get; set; }

    [Id(11)]
    public string Name { get; set; } = "";

    [Id(1)]
    public string Officer { get; set; } = "";

    [Id(2)]
    public string Agency { get; set; } = "";

    [Id(3)]
    public DateTimeOffset StartedAt { get; set; }

    [Id(4)]
    public DateTimeOffset? EndedAt { get; set; }

    [Id(5)]
    public int Done { get; set; }

    [Id(6)]
    public int Accepted { get; set; }

    [Id(7)]
    public int Merged { get; set; }

    [Id(8)]
    public int Unchanged { get; set; }

    /// <summary>Row numbers of the rows ahead whose reports were known before it began: what a crash repeats is not taken for old.</summary>
    [Id(10)]
    public List<int>? KnownBefore { get; set; }

    /// <summary>How many rows are done once all of which that was asked are.</summary>
    [Id(12)]
    public int KnownTo { get; set; }
}
