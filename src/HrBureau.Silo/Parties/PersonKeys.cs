using System.Collections.Concurrent;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The keys of the persons named in one incident, wrapped as they are stored. Immutable: an append that fails leaves no key behind.</summary>
public sealed class PersonKeys
{
    private readonly string _incident;
    private readonly IReadOnlyDictionary<string, byte[]> _wrapped;
    private readonly PersonSeal _seal;

    // Unwrapped on first use: an incident's texts are sealed with few keys, and unwrapping costs more than opening.
    private readonly ConcurrentDictionary<string, PersonKey> _unwrapped = new(StringComparer.Ordinal);

    private PersonKeys(string incident, IReadOnlyDictionary<string, byte[]> wrapped, PersonSeal seal)
    {
        _incident = incident;
        _wrapped = wrapped;
        _seal = seal;
        Reading = new PersonalScope(_ => throw new InvalidOperationException("This scope only reads."), Open);
    }

    /// <summary>Opens sealed data; a person whose key is gone has no value.</summary>
    public PersonalScope Reading { get; }

    public static PersonKeys Empty(string incident, PersonSeal seal) => Of(incident, new Dictionary<string, byte[]>(), seal);

    public static PersonKeys Of(string incident, IReadOnlyDictionary<string, byte[]> wrapped, PersonSeal seal) => new(incident, wrapped, seal);

    /// <summary>Begins to seal for one append; makes keys for persons that have none.</summary>
    public Sealing Seal() => new(this);

    public PersonKeys With(IReadOnlyList<PersonKeyRow> more) => more.Count == 0
        ? this
        : new PersonKeys(_incident, new Dictionary<string, byte[]>(_wrapped.Concat(more.Select(row => KeyValuePair.Create(row.KeyId, row.Wrapped)))), _seal);

    public Personal Open(string text)
    {
        if (!PersonSeal.IsSealed(text))
        {
            return new Personal("", text);
        }

        var keyId = PersonSeal.KeyIdOf(text);
        return new Personal(PersonOf(keyId), Find(keyId) is { } key ? PersonSeal.Open(text, key) : null);
    }

    private PersonKey? Find(string keyId) => _wrapped.TryGetValue(keyId, out var wrapped)
        ? _unwrapped.GetOrAdd(keyId, static (id, of) => of._seal.Unwrap(new PersonKeyRow(id, of.wrapped)), (_seal, wrapped))
        : null;

    // Ids of persons are chosen by callers; a key id carries no colon.
    private static string PersonOf(string keyId) => Uri.UnescapeDataString(keyId[(keyId.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private string KeyIdOf(string person) => $"{_incident}/{Uri.EscapeDataString(person)}";

    /// <summary>Sealing for one append.</summary>
    public sealed class Sealing
    {
        private readonly PersonKeys _keys;
        private readonly Dictionary<string, PersonKeyRow> _made = [];

        internal Sealing(PersonKeys keys)
        {
            _keys = keys;
            Scope = new PersonalScope(Close, keys.Open);
        }

        public PersonalScope Scope { get; }

        public IReadOnlyList<PersonKeyRow> NewKeys => [.. _made.Values];

        private string Close(Personal personal)
        {
            var keyId = _keys.KeyIdOf(personal.Person);
            if (_keys.Find(keyId) is { } key)
            {
                return _keys._seal.Seal(key, personal.Value!);
            }

            if (!_made.TryGetValue(keyId, out var made))
            {
                _made[keyId] = made = _keys._seal.NewKey(keyId);
            }

            return _keys._seal.Seal(made, personal.Value!);
        }
    }
}
