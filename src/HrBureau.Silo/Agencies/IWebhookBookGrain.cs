using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>Which agencies' own systems take notices; one for the county, key <see cref="Key"/>.</summary>
[Alias("hrb.webhook-book")]
[GrainInterfaceType("hrb.webhook-book")]
internal interface IWebhookBookGrain : IGrainWithStringKey
{
    const string Key = "hook-all";

    [Needs(Access.System)]
    [Alias("agencies")]
    Task<IReadOnlyList<string>> Agencies();

    [Needs(Access.System)]
    [Alias("note")]
    Task Note(string agency, bool active);
}
