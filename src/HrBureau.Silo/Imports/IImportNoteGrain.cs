using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>What only imports tell the list of their agency.</summary>
[Alias("hrb.import-note")]
[GrainInterfaceType("hrb.import-note")]
public interface IImportNoteGrain : IGrainWithStringKey
{
    /// <summary>An import has begun.</summary>
    [Needs(Access.System)]
    [Alias("note")]
    Task Note(string import);
}
