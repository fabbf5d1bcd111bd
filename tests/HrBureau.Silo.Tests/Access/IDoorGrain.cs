using HrBureau.Contracts;

namespace HrBureau.Silo.Tests;

/// <summary>A room behind each kind of door.</summary>
public interface IDoorGrain : IGrainWithStringKey
{
    [Needs(Access.Officer)]
    Task<string?> ForOfficers();

    [Needs(Access.Service)]
    Task<string?> ForServices();

    [Needs(Access.System)]
    Task<string?> ForTheSystem();

    [Needs("approve-request")]
    Task<string?> ForSigners();

    [Needs(Access.Officer)]
    Task<string?> AskNextDoor();

    [Needs(Access.Officer)]
    Task<string?> AskNextDoorAsTheSystem();

    [Needs(Access.OfficerOrSystem)]
    Task<string?> ForOfficersAndTheSystem();

    Task<string?> ForNobody();

    [Needs("help-myself")]
    Task<string?> Misspelt();
}
