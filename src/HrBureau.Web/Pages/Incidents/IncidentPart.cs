using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;

namespace HrBureau.Web;

/// <summary>A part of the incident page.</summary>
public abstract class IncidentPart : ComponentBase
{
    [CascadingParameter]
    protected IncidentView View { get; set; } = null!;

    [CascadingParameter]
    protected CountyView County { get; set; } = null!;

    /// <summary>Whether the officer may issue a command now.</summary>
    protected bool May(string word) => View.Allowed.Contains(word);

    /// <summary>Whether the response has not ended: after it nothing counts on.</summary>
    protected bool IsOpen => View.Phase is Phase.Watched or Phase.Responding;

    /// <summary>Fields of a link or button.</summary>
    protected static Dictionary<string, string> With(string name, string value) => new() { [name] = value };

    /// <summary>Whose clock it is: the agency that was asked, with the kind where it was asked for more than one thing, or the person; null for the incident's own.</summary>
    protected string? Whose(ClockView clock) =>
        View.Requests.FirstOrDefault(row => row.RequestId == clock.Subject) is not { } request ? Person(clock.Subject)?.Name
        : View.Requests.Count(row => row.To == request.To) > 1 ? $"{County.Agency(request.To)} {Words.Of(request.Kind)}"
        : County.Agency(request.To);

    /// <summary>What stands for a value that is not there: nobody knows it, or it is not shared with the reader.</summary>
    protected string Lacks(SharePart part) =>
        PageText.Of(View.OwnView || View.Requests.Any(request => request.Share.Contains(part)) ? "unknown" : "not-shared");

    /// <summary>A person of the chain.</summary>
    protected PersonView? Person(string? id) => View.Chain.SelectMany(party => party.Persons).FirstOrDefault(row => row.PersonId == id);
}
