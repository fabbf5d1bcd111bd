using System.Text;
using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <inheritdoc cref="IWebKeysGrain"/>
/// <remarks>Kept sealed: a copy of the database makes nobody's cookie.</remarks>
[GrainType("web-keys")]
internal sealed class WebKeysGrain([PersistentState("web-keys-record")] IPersistentState<WebKeysRecord> record, AccountSeal seal, TimeProvider time) : Grain, IWebKeysGrain
{
    private const string KeyPrefix = "key-";
    private const int Most = 200;
    private const int Longest = 16_384;

    /// <summary>Keys are drawn every few months; two within this time were drawn by processes that did not see each other's.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(10);

    public Task<IReadOnlyList<WebKey>> All() =>
        Task.FromResult<IReadOnlyList<WebKey>>([.. record.State.Keys.Select(kept => new WebKey(kept.Name, Encoding.UTF8.GetString(seal.Open(OwnerOf(kept.Name), kept.Sealed))))]);

    public async Task Keep(WebKey key)
    {
        var now = time.GetUtcNow();
        if (key.Xml.Length > Longest || record.State.Keys.Any(kept => kept.Name == key.Name || (IsKey(kept.Name) && IsKey(key.Name) && now - kept.At < AtOnce)))
        {
            return;
        }

        record.State.Keys = [.. record.State.Keys.TakeLast(Most - 1), new KeptWebKey(key.Name, seal.Seal(OwnerOf(key.Name), Encoding.UTF8.GetBytes(key.Xml)), now)];
        await this.KeepAsync(record);
    }

    /// <summary>What is no key takes one back.</summary>
    private static bool IsKey(string name) => name.StartsWith(KeyPrefix, StringComparison.Ordinal);

    private static string OwnerOf(string name) => $"web-keys/{name}";
}
