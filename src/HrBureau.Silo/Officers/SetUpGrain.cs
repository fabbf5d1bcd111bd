using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <inheritdoc cref="ISetUpGrain"/>
/// <remarks>
/// The account gets its password before the county gets the administrator: a crash between leaves a county without one, and the next
/// start shows a new token. The token is spent by there being an administrator, so nothing has to be undone.
/// </remarks>
[GrainType("set-up")]
internal sealed class SetUpGrain(
    [PersistentState("set-up-record")] IPersistentState<SetUpRecord> record,
    PeopleRoad road,
    Accounts accounts,
    MechanismSource mechanisms,
    ISiloStatusOracle silos,
    TimeProvider time) : Grain, ISetUpGrain, ISetUpTokenGrain
{
    /// <summary>The duty of who makes all others.</summary>
    private const string Administer = "administer";

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private readonly SignInBrake brake = new(time);

    public async Task<bool> IsOpen() => !await road.IsAdministeredAsync();

    public async Task<SetUpToken> Draw(string silo)
    {
        if (await road.IsAdministeredAsync())
        {
            return new SetUpToken(null, null, default);
        }

        var now = time.GetUtcNow();
        if (record.State.Silo != silo && record.State.Hash.Length > 0 && record.State.Until > now && Lives(record.State.Silo))
        {
            return new SetUpToken(null, record.State.Silo, record.State.Until);
        }

        var token = Passwords.Random();
        (record.State.Hash, record.State.Until, record.State.Silo) = (HashOf(token), now + Lasts, silo);
        await this.KeepAsync(record);
        return new SetUpToken(token, null, record.State.Until);
    }

    public async Task<SetUpReply> SetUp(SetUpGiven given)
    {
        if (await road.IsAdministeredAsync())
        {
            return Refused(Refusal.Of(RefusalCode.SetUpDone));
        }

        if (brake.Wait(given.From, known: false) is { } wait)
        {
            return new SetUpReply(Refusals.View(Refusal.Of(RefusalCode.SetUpTokenWrong, null, "token")), (int)Math.Ceiling(wait.TotalSeconds));
        }

        if (!CryptographicOperations.FixedTimeEquals(HashOf(given.Token.Trim()), record.State.Hash) || record.State.Until <= time.GetUtcNow())
        {
            brake.Failed(given.From, known: false);
            return Refused(Refusal.Of(RefusalCode.SetUpTokenWrong, null, "token"));
        }

        return await MakeAsync(given) is { } fault ? Refused(fault) : new SetUpReply(null);
    }

    private async Task<Refusal?> MakeAsync(SetUpGiven given)
    {
        var county = mechanisms.Current;
        var known = county.Officers.FirstOrDefault(row => row.Id == given.Officer);
        if (known is not null && (known.Agency != county.HomeAgency.Code || !Administering.Administers(county, known) || known.Disabled))
        {
            return Refusal.Of(RefusalCode.OfficerTaken, null, "officer", ("officer", given.Officer));
        }

        if (given.Password.Length is < Passwords.Shortest or > Passwords.Longest)
        {
            return Refusal.Of(RefusalCode.FieldInvalid, null, "password", ("field", "password"));
        }

        var rows = PeopleRows.Of(known ?? new OfficerRow(given.Officer, county.HomeAgency.Code, given.Name, ImmutableArray.Create(Administer), null));
        if (Administering.Fault(county, null, rows) is { } fault)
        {
            return fault;
        }

        await accounts.OpenAsync(given.Officer, given.Password);
        switch (await road.PutAsync(null, "set-up", rows, null, true))
        {
            case PeopleOutcome.Refused refused:
                return refused.Refusal;
            case PeopleOutcome.Done { Changes.Count: 0 }:
                // An administrator whom the folder names: no row changes, but he is in.
                await road.NoteAsync(null, "set-up", [rows.Officers[0]]);
                return null;
            default:
                return null;
        }
    }

    private bool Lives(string silo)
    {
        try
        {
            return silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(silo)) is SiloStatus.Joining or SiloStatus.Active;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static SetUpReply Refused(Refusal refusal) => new(Refusals.View(refusal));

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
