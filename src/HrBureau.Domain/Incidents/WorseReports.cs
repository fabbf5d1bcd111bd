namespace HrBureau.Domain;

/// <summary>Reports that say worse than what was adopted from a source: they change no figure by themselves, and somebody must look.</summary>
/// <remarks>人社部发〔2014〕100号 has the office that is asked first find out what there is; a verified figure stands until somebody has verified the new one.</remarks>
public static class WorseReports
{
    /// <summary>The newest report since the figures were adopted that says more people, or behaviour that raises the grade and was not seen then.</summary>
    /// <param name="state">The incident.</param>
    /// <param name="mechanism">Its mechanism.</param>
    /// <returns>Its number among all reports and its words; null when there is none, and while only reports count.</returns>
    public static (int Number, ReportFacts Report)? Of(IncidentState state, Mechanism mechanism)
    {
        var facts = state.Facts;
        var index = facts.AdoptedFrom is null || !state.IsOpen ? -1 : facts.Reports.FindLastIndex(report => report.NewsAt > facts.Adopted.At && IsWorse(report.Headcount, report.Behaviours, state, mechanism));
        return index < 0 ? null : (facts.ReportCount - facts.Reports.Count + index + 1, facts.Reports[index]);
    }

    /// <summary>Whether something says more people, or behaviour that raises the grade, than what was adopted.</summary>
    internal static bool IsWorse(int? headcount, IReadOnlyList<Behaviour> behaviours, IncidentState state, Mechanism mechanism) =>
        headcount > (state.Facts.Adopted.Headcount ?? 0) || mechanism.RaisingBehaviours(state.OpenedOn).Any(behaviour => behaviours.Contains(behaviour) && !state.Facts.Adopted.Behaviours.Contains(behaviour));
}
