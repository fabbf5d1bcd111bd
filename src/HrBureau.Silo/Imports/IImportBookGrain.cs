using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Which imports have rows left, so that a silo finds them again after another has stopped; one, key <see cref="ImportBookGrain.Key"/>.</summary>
[Alias("hrb.import-book")]
[GrainInterfaceType("hrb.import-book")]
public interface IImportBookGrain : IGrainWithStringKey
{
    [Needs(Access.System)]
    [Alias("running")]
    Task<IReadOnlyList<string>> Running();

    [Needs(Access.System)]
    [Alias("begin")]
    Task Begin(string import);

    [Needs(Access.System)]
    [Alias("end")]
    Task End(string import);
}
