using System.Text;

namespace HrBureau.Domain;

/// <summary>The key of a site: reports with the same one are the same incident while it is open.</summary>
public static class SiteKey
{
    /// <summary>The site a report speaks of: project and place, else employer and place.</summary>
    /// <param name="facts">The report.</param>
    /// <param name="drill">Drills have sites of their own: a real report never merges into one, nor it into a real incident.</param>
    /// <returns>A key; a report that names neither project nor employer has a site of its own.</returns>
    public static string Of(ReportFacts facts, bool drill)
    {
        var prefix = drill ? "drill:" : "";
        return (facts.ProjectName, facts.EmployerName) switch
        {
            ({ } project, _) when Fold(project).Length > 0 => $"{prefix}p:{Fold(project)}@{Fold(facts.Place)}",
            (_, { } employer) when Fold(employer).Length > 0 => $"{prefix}e:{Fold(employer)}@{Fold(facts.Place)}",
            _ => $"{prefix}r:{facts.ReportId}",
        };
    }

    /// <summary>Folds a name: compatibility forms alike, no blanks, brackets and punctuation of either width alike, no case.</summary>
    /// <param name="name">A name as somebody typed it.</param>
    /// <returns>The folded name.</returns>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                folded.Append(c switch { '\u3010' or '\u3014' or '\u3016' or '[' or '{' => '(', '\u3011' or '\u3015' or '\u3017' or ']' or '}' => ')', _ => char.ToLowerInvariant(c) });
            }
        }

        return folded.ToString();
    }
}
