using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Texts of the web floor's own problems.</summary>
internal static class ProblemTexts
{
    public static string Sentence(ProblemCode code) => TextTable.Problems.Get(WireWord.Of(code));

    public static string Next(ProblemCode code) => TextTable.Problems.Get($"{WireWord.Of(code)}.next");

    /// <summary>A few words for the problem: those of its status, unless the status means something else with others.</summary>
    public static string Title(ProblemCode code) => code is ProblemCode.ScenarioUnknown or ProblemCode.ScenarioFaulty ? TextTable.Problems.Get("scenario.title") : Status(code.Status);

    public static string Status(int status) => TextTable.Problems.Get(string.Create(CultureInfo.InvariantCulture, $"status-{status}"));
}
