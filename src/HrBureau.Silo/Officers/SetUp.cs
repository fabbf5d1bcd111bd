namespace HrBureau.Silo;

/// <summary>What a silo does at its start for a county that has no administrator yet.</summary>
public sealed class SetUp(PeopleRoad road, IGrainFactory grains, SystemIdentity system, ILocalSiloDetails silo)
{
    /// <returns>False as soon as the county has an administrator who can sign in.</returns>
    public async Task<bool> IsOpenAsync() => !await road.IsAdministeredAsync();

    /// <returns>The token to show; neither token nor other silo where there is nothing to set up.</returns>
    public async Task<SetUpToken> DrawAsync()
    {
        using var asSystem = system.Act();
        return await grains.GetGrain<ISetUpTokenGrain>(Contracts.ISetUpGrain.Key).Draw(silo.SiloAddress.ToParsableString());
    }
}
