using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What a refusal says, and what to do next.</summary>
public static class RefusalTexts
{
    /// <summary>Why it was refused.</summary>
    public static string Sentence(RefusalView refusal, CountyNames names) => Fill(WireWord.Of(refusal.Code), refusal, names);

    /// <summary>What to do next.</summary>
    public static string Next(RefusalView refusal, CountyNames names) => Fill($"{WireWord.Of(refusal.Code)}.next", refusal, names);

    private static string Fill(string key, RefusalView refusal, CountyNames names) =>
        Filled(TextTable.Refusals.Get(key), refusal, names);

    private static string Filled(string template, RefusalView refusal, CountyNames names) =>
        Template.Fill(template, (name, set) =>
            name == "field" && refusal.Field is { } field ? FieldRules.Label(field)
            : refusal.Args.TryGetValue(name, out var value) ? Places.Show(value, set, names)
            : null);
}
