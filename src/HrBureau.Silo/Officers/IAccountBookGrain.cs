using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Which officers ever got an account, so that a start need not ask every one of them.</summary>
[Alias("hrb.account-book")]
[GrainInterfaceType("hrb.account-book")]
public interface IAccountBookGrain : IGrainWithStringKey
{
    [Needs(Access.System)]
    [Alias("opened")]
    Task<IReadOnlyList<string>> Opened();

    [Needs(Access.System)]
    [Alias("note")]
    Task Note(IReadOnlyList<string> officers);
}
