using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrBureau.Silo;

/// <summary>Puts the door before the silo.</summary>
public static class AccessSetup
{
    /// <summary>Needs a <see cref="MayIssue"/>, <see cref="DutiesInForce"/> and <see cref="AgencyInForce"/> that ask the county's present mechanism.</summary>
    public static ISiloBuilder AddHrBureauAccess(this ISiloBuilder silo, KeyRing keys)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton(keys);
        silo.Services.AddSingleton<Tokens>();
        silo.Services.AddSingleton<SystemIdentity>();
        silo.Services.AddSingleton<Revocations>();
        silo.Services.AddSingleton<Sessions>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, RevocationWatch>();
        silo.Services.AddSingleton<Passwords>();
        silo.Services.AddSingleton<AccountSeal>();
        silo.Services.AddSingleton<OfficerProfiles>();
        silo.Services.AddSingleton<Accounts>();
        return silo.AddIncomingGrainCallFilter<CallFilter>();
    }
}
