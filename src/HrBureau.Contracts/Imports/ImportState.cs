using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>How far an import is.</summary>
[GenerateSerializer]
[Alias("hrb.import-state")]
[JsonConverter(typeof(KebabEnumConverter<ImportState>))]
public enum ImportState
{
    /// <summary>The table is kept; a person looks at how it is read.</summary>
    Draft,

    /// <summary>Rows are taken one after another; a silo that stops is no reason to stop.</summary>
    Running,

    /// <summary>Every row was taken or named.</summary>
    Done,
}
