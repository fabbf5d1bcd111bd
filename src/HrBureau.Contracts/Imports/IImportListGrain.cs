namespace HrBureau.Contracts;

/// <summary>The imports of an agency; key is its code.</summary>
[Alias("hrb.import-list")]
[GrainInterfaceType("hrb.import-list")]
public interface IImportListGrain : IGrainWithStringKey
{
    /// <summary>Those that run, those that are done and tables that are still looked at, newest first.</summary>
    /// <returns>At most 20, without their faults; none for another agency.</returns>
    [Needs("import-reports")]
    [Alias("recent")]
    Task<IReadOnlyList<ImportView>> Recent();
}
