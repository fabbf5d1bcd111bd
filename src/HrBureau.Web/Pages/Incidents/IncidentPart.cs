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

    /// <summary>A person of the chain.</summary>
    protected PersonView? Person(string? id) => View.Chain.SelectMany(party => party.Persons).FirstOrDefault(row => row.PersonId == id);
}
