using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>What a column of an imported table of reports says.</summary>
[GenerateSerializer]
[Alias("hrb.report-column")]
[JsonConverter(typeof(KebabEnumConverter<ReportColumn>))]
public enum ReportColumn
{
    /// <summary>The platform's own number (来源编号): the same number of the same source is the same report.</summary>
    SourceRef,

    /// <summary>When it was reported; a time without an offset is the county's.</summary>
    ReportedAt,

    /// <summary>Name of who reported; sealed.</summary>
    ReporterName,

    /// <summary>Phone of who reported; sealed.</summary>
    ReporterPhone,

    /// <summary>ID number of who reported (GB 11643), 18 characters; sealed.</summary>
    ReporterIdNumber,

    /// <summary>Unit that owes.</summary>
    EmployerName,

    /// <summary>统一社会信用代码 of that unit.</summary>
    EmployerCode,

    /// <summary>Project.</summary>
    ProjectName,

    /// <summary>Address of the project.</summary>
    ProjectAddress,

    /// <summary>Where people are or work; the project's address stands in for it.</summary>
    Place,

    /// <summary>People concerned.</summary>
    Headcount,

    /// <summary>Money owed, in the unit the mapping names.</summary>
    Amount,

    /// <summary>What was seen at the scene.</summary>
    Behaviours,

    /// <summary>Words of the report.</summary>
    Description,
}
