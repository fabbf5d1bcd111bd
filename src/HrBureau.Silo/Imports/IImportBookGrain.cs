using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Which imports have rows left or keep a table, so that a silo finds them again after another has stopped; one, key <see cref="ImportBookGrain.Key"/>.</summary>
[Alias("hrb.import-book")]
[GrainInterfaceType("hrb.import-book")]
public interface IImportBookGrain : IGrainWithStringKey
{
    [Needs(Access.System)]
    [Alias("running")]
    Task<IReadOnlyList<string>> Running();

    /// <summary>Imports that keep a table since before an instant.</summary>
    [Needs(Access.System)]
    [Alias("kept")]
    Task<IReadOnlyList<string>> Kept(DateTimeOffset before);

    [Needs(Access.System)]
    [Alias("keep")]
    Task Keep(string import, DateTimeOffset since);

    [Needs(Access.System)]
    [Alias("forget")]
    Task Forget(string import);

    [Needs(Access.System)]
    [Alias("begin")]
    Task Begin(string import);

    [Needs(Access.System)]
    [Alias("end")]
    Task End(string import);
}
