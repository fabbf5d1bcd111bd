using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The scenarios of the county: read when somebody asks, so that one can be written while the system runs.</summary>
/// <param name="folder">Where they lie; null for none.</param>
public sealed class ScenarioFolder(string? folder)
{
    /// <summary>Names, in order.</summary>
    public IReadOnlyList<string> Names => [.. Files().Keys.Order(StringComparer.Ordinal)];

    /// <summary>The text of one; null when there is none of that name. No name is ever made into a path.</summary>
    public async Task<string?> FindAsync(string name) => Files().TryGetValue(name, out var file) ? await File.ReadAllTextAsync(file) : null;

    /// <summary>All of them, as they read under a mechanism.</summary>
    public async Task<IReadOnlyList<ScenarioView>> ViewsAsync(Mechanism mechanism)
    {
        var views = new List<ScenarioView>();
        foreach (var name in Names)
        {
            views.Add(ScenarioReader.Read(await FindAsync(name) ?? "", mechanism) switch
            {
                ScenarioReading.Accepted { Scenario: var read } => new(name, read.Title, read.Steps.Length, read.Steps[0].At, read.Steps[^1].At, null),
                ScenarioReading.Refused refused => new(name, null, 0, null, null, refused.Fault),
                _ => throw new InvalidOperationException("A reading is accepted or refused."),
            });
        }

        return views;
    }

    private Dictionary<string, string> Files() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal)
        : [];
}
