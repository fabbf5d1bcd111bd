using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Keeps which sessions ended before their tokens; one for the county, key <see cref="Key"/>.</summary>
[Alias("hrb.revocation")]
[GrainInterfaceType("hrb.revocation")]
public interface IRevocationGrain : IGrainWithStringKey
{
    const string Key = "rev-all";

    /// <summary>Ends one session.</summary>
    [Needs(Access.System)]
    [Alias("end-session")]
    Task EndSession(string session, DateTimeOffset expiresAt);

    /// <summary>Ends every session an officer has now.</summary>
    [Needs(Access.System)]
    [Alias("end-all")]
    Task EndAll(string officer);
}
