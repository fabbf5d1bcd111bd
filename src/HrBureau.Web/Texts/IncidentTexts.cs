using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>Puts the sentences into a view: next steps, their articles, and how clocks are counted.</summary>
public static class IncidentTexts
{
    /// <summary>The view in the reader's language.</summary>
    public static IncidentView Worded(IncidentView view, CountyNames names) => view with
    {
        NextSteps = [.. view.NextSteps.Select(step => Worded(step, view, names))],
        Clocks = [.. view.Clocks.Select(clock => clock with { How = ClockTexts.How(clock), Label = ClockTexts.Label(clock) })],
    };

    private static NextStepView Worded(NextStepView step, IncidentView view, CountyNames names) => step with
    {
        Text = TextTable.NextSteps.Find(step.Code) is { } template
            ? Template.Fill(template, (place, set) => Place(place, set, step, view, names))
            : step.Code,
        BasisText = names.Basis(step.Basis) is { } basis ? $"{PageText.Of("statute", basis.Title, basis.Article)} {basis.Sentence}" : null,
    };

    private static string? Place(string place, string? set, NextStepView step, IncidentView view, CountyNames names) => place == "subject"
        ? view.Chain.SelectMany(party => party.Persons).FirstOrDefault(person => person.PersonId == step.Subject)?.Name ?? step.Subject
        : step.Args.TryGetValue(place, out var value) ? Places.Show(value, set, names)
        : null;
}
