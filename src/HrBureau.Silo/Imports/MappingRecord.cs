using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What is kept of a header row: how each agency read it last.</summary>
[GenerateSerializer]
[Alias("hrb.mapping-record")]
internal sealed class MappingRecord
{
    [Id(0)]
    public Dictionary<string, RememberedMapping> ByAgency { get; set; } = [];
}
