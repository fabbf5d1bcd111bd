using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>Reads a county's mechanism strictly: anything doubtful is refused with file, place and cure, and nothing is used until all is good.</summary>
public static class MechanismReader
{
    /// <summary>Reads the files of a county folder.</summary>
    /// <param name="files">Text by file name, such as <c>agencies.json</c>; schemas left out.</param>
    /// <returns>The mechanism, or every fault found.</returns>
    public static MechanismReading Read(IReadOnlyDictionary<string, string> files)
    {
        var faults = new SeedFaults();
        var parsed = Parse(files, faults);
        var mechanism = faults.Any ? null : MechanismRows.Read(parsed, faults);
        if (mechanism is not null && !faults.Any)
        {
            MechanismRules.Check(mechanism, faults);
        }

        return faults.Any ? new MechanismReading.Refused(faults.All) : new MechanismReading.Accepted(mechanism!);
    }

    /// <summary>Reads a county anew with other people, as strictly as its folder.</summary>
    /// <param name="county">A county that was read by this program.</param>
    /// <param name="people">Its agencies, posts and officers from now on.</param>
    /// <returns>The mechanism with a hash of its own, or every fault found.</returns>
    public static MechanismReading With(Mechanism county, CountyPeople people)
    {
        ArgumentNullException.ThrowIfNull(county);
        ArgumentNullException.ThrowIfNull(people);
        using var whole = JsonDocument.Parse(county.ToCanonicalText());
        var files = whole.RootElement.EnumerateObject().ToDictionary(file => file.Name, file => file.Value.GetRawText(), StringComparer.Ordinal);
        foreach (var (name, text) in people.ToFiles())
        {
            files[name] = text;
        }

        return Read(files);
    }

    /// <summary>Reads a mechanism that was accepted before and stored by its hash. The rules of today are not asked again.</summary>
    /// <param name="canonical">What <see cref="Mechanism.ToCanonicalText"/> gave.</param>
    /// <returns>The same mechanism with the same hash.</returns>
    /// <exception cref="InvalidDataException">The text is not one of a mechanism.</exception>
    public static Mechanism FromCanonicalText(string canonical)
    {
        var faults = new SeedFaults { Stored = true };
        var whole = SeedText.Parse(faults, "mechanism", canonical);
        var mechanism = whole is { ValueKind: JsonValueKind.Object } files
            ? MechanismRows.Read(files.EnumerateObject().ToDictionary(file => file.Name, file => file.Value, StringComparer.Ordinal), faults)
            : null;
        return mechanism is not null && !faults.Any
            ? mechanism with { CanonicalText = canonical, Hash = MechanismFiles.Hash(canonical) }
            : throw new InvalidDataException($"The stored mechanism cannot be read. {string.Join(" ", faults.All)}");
    }

    private static Dictionary<string, JsonElement> Parse(IReadOnlyDictionary<string, string> files, SeedFaults faults)
    {
        var parsed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var name in MechanismFiles.All.Where(name => !files.ContainsKey(name)))
        {
            faults.Add(name, "$", "The file is missing.", "Add it to the county folder; start from the one in seeds/mechanism.");
        }

        foreach (var (name, text) in files)
        {
            if (!MechanismFiles.All.Contains(name))
            {
                faults.Add(name, "$", "The file is not known.", $"Remove it, or use one of: {string.Join(", ", MechanismFiles.All)}.");
            }
            else if (SeedText.Parse(faults, name, text) is { } element)
            {
                parsed.Add(name, element);
            }
        }

        return parsed;
    }
}
