using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Texts of the web floor's own problems.</summary>
internal static class ProblemTexts
{
    public static string Sentence(ProblemCode code) => TextTable.Problems.Get(WireWord.Of(code));

    public static string Next(ProblemCode code) => TextTable.Problems.Get($"{WireWord.Of(code)}.next");

    public static string Status(int status) => TextTable.Problems.Get(string.Create(CultureInfo.InvariantCulture, $"status-{status}"));
}
