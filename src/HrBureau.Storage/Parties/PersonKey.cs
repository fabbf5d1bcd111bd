using System.Collections.Concurrent;

namespace HrBureau.Storage;

/// <summary>A person's key out of its wrapping. It lives in memory only, no longer than what was opened with it.</summary>
public sealed class PersonKey
{
    private readonly byte[] _person;
    private readonly ConcurrentDictionary<string, byte[]> _sealing = new(StringComparer.Ordinal);

    internal PersonKey(string keyId, byte[] person)
    {
        KeyId = keyId;
        _person = person;
    }

    public string KeyId { get; }

    /// <summary>The key for one algorithm, derived once.</summary>
    internal byte[] Sealing(string algorithm) => _sealing.GetOrAdd(algorithm, static (name, person) => PersonSeal.SealingKey(person, name), _person);
}
