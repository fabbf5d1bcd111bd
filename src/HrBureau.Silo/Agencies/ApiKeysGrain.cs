using System.Security.Cryptography;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <inheritdoc cref="IApiKeysGrain"/>
/// <remarks>The id of a key begins with its agency, so that the key itself says which actor knows it: <c>hrk_police-3f9a2c71_…</c>.</remarks>
[GrainType("api-keys")]
internal sealed class ApiKeysGrain(
    [PersistentState("api-keys-record")] IPersistentState<ApiKeysRecord> record,
    Tokens tokens,
    Sessions sessions,
    PeopleRoad road,
    MechanismSource mechanisms,
    TimeProvider time) : Grain, IApiKeysGrain
{
    private const int MostKeys = 20;
    private const int LongestName = 40;
    private const int SecretBytes = 32;

    /// <summary>The time of use is kept to the minute: a row is not written for every call.</summary>
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(2);

    private DateTimeOffset _read = time.GetUtcNow();

    private string Code => this.GetPrimaryKeyString();

    private bool IsTheirs => Caller.Current is { } caller && Administering.Covers(mechanisms.Current, caller.Agency, Code);

    public Task<IReadOnlyList<ApiKeyView>?> List() => Task.FromResult<IReadOnlyList<ApiKeyView>?>(IsTheirs ? record.State.Keys.Select(View).ToArray() : null);

    public async Task<ApiKeyReply?> Issue(string name, IReadOnlyList<KeyScope> scopes, DateTimeOffset? until)
    {
        if (!await IsTheirsNowAsync())
        {
            return null;
        }

        if (FirstFault(name, scopes, until) is { } refusal)
        {
            return new ApiKeyReply(null, null, Refusals.View(refusal));
        }

        await LogAsync("key-issue");
        var keyId = $"{Code["agy-".Length..]}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var key = $"hrk_{keyId}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var row = new ApiKeyRow { KeyId = keyId, Hash = HashOf(key), Name = name.Trim(), Scopes = [.. scopes.Distinct().Order()], MadeAt = time.GetUtcNow(), MadeBy = Caller.Current!.Id, Until = until };
        record.State.Keys.Add(row);
        await this.KeepAsync(record);
        return new ApiKeyReply(View(row), key, null);
    }

    public async Task<ApiKeyView?> Revoke(string keyId)
    {
        if (!await IsTheirsNowAsync() || record.State.Keys.Find(key => key.KeyId == keyId) is not { } row)
        {
            return null;
        }

        await LogAsync("key-revoke");
        record.State.Keys.Remove(row);
        await this.KeepAsync(record);
        await sessions.EndAllAsync(MachineId.Of(row.KeyId, row.Name));
        return View(row);
    }

    public async Task<MachinePass?> Open(string key)
    {
        if (!mechanisms.IsServing(Code))
        {
            DeactivateIfEmpty();
            return null;
        }

        var (hash, now) = (HashOf(key), time.GetUtcNow());
        if ((now - _read).Duration() >= ReadEvery)
        {
            // Another activation may have revoked it.
            await record.ReadStateAsync();
            _read = now;
        }

        if (record.State.Keys.Find(row => CryptographicOperations.FixedTimeEquals(row.Hash, hash)) is not { } found || found.Until <= now)
        {
            DeactivateIfEmpty();
            return null;
        }

        if (found.LastUsed is not { } used || now - used >= UsedEvery)
        {
            found.LastUsed = now;
            await this.KeepAsync(record);
        }

        var issued = tokens.IssueMachine(MachineId.Of(found.KeyId, found.Name), Code, found.Scopes.Select(WireWord.Of));
        return new MachinePass(issued.Text, issued.ExpiresAt);
    }

    /// <summary>Whether the agency is the caller's to administer, whatever was done elsewhere a moment ago.</summary>
    private async Task<bool> IsTheirsNowAsync()
    {
        await mechanisms.RefreshAsync();
        return IsTheirs;
    }

    /// <summary>What is done here is written down before it is done; no secret stands there.</summary>
    private Task LogAsync(string act) => road.NoteAsync(Caller.Current!.ToActor(new HashSet<string>()), act, mechanisms.Current.Agency(Code)!);

    private Refusal? FirstFault(string name, IReadOnlyList<KeyScope> scopes, DateTimeOffset? until) =>
        record.State.Keys.Count >= MostKeys ? Refusal.Of(RefusalCode.TooManyKeys)
        : name.Trim().Length is < 1 or > LongestName || name.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format) ? Wrong("name")
        : scopes.Count == 0 || scopes.Any(scope => !Enum.IsDefined(scope)) ? Wrong("scopes")
        : until <= time.GetUtcNow() ? Wrong("until")
        : null;

    private static Refusal Wrong(string field) => Refusal.Of(RefusalCode.FieldInvalid, null, field, ("field", field));

    /// <summary>Whoever guesses keys must not fill the memory with actors of agencies that do not exist.</summary>
    private void DeactivateIfEmpty()
    {
        if (record.State.Keys.Count == 0)
        {
            DeactivateOnIdle();
        }
    }

    private ApiKeyView View(ApiKeyRow row) =>
        new(row.KeyId, Code, row.Name, row.Scopes.ToArray(), row.MadeAt, OfficerNames.Of(mechanisms.Current, row.MadeBy), row.Until, row.LastUsed);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
