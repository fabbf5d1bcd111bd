using System.Collections.Concurrent;

namespace HrBureau.Web;

/// <summary>Tokens a silo has taken: whoever carries one is no stranger. One that is refused later is forgotten, and so is everything when there are too many.</summary>
public sealed class KnownTokens
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, bool> taken = new(StringComparer.Ordinal);

    /// <summary>Whether a silo has taken it.</summary>
    public bool Holds(string token) => taken.ContainsKey(token);

    /// <summary>A silo has taken it.</summary>
    public void Keep(string token)
    {
        if (taken.Count >= Most)
        {
            taken.Clear();
        }

        taken[token] = true;
    }

    /// <summary>A silo has refused it.</summary>
    public void Forget(string token) => taken.TryRemove(token, out _);
}
