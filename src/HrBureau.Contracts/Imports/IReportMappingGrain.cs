namespace HrBureau.Contracts;

/// <summary>How agencies last read tables with a certain header; key <c>map-…</c>, made of the header row.</summary>
[Alias("hrb.report-mapping-grain")]
[GrainInterfaceType("hrb.report-mapping")]
public interface IReportMappingGrain : IGrainWithStringKey
{
    /// <summary>The mapping that the caller's agency used last.</summary>
    /// <returns>Null when the caller's agency has none.</returns>
    [Needs("import-reports")]
    [Alias("find")]
    Task<RememberedMapping?> Find();

    /// <summary>Remembers a mapping.</summary>
    /// <param name="mapping">The mapping.</param>
    [Needs("import-reports")]
    [Alias("keep")]
    Task Keep(ReportMapping mapping);
}

/// <summary>A remembered mapping.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="KeptAt">When it was last used.</param>
[GenerateSerializer]
[Alias("hrb.remembered-mapping")]
public sealed record RememberedMapping(ReportMapping Mapping, DateTimeOffset KeptAt);
