using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Paperwork;

/// <summary>Fields of a table of officers, or of agencies.</summary>
[JsonConverter(typeof(KebabEnumConverter<PeopleColumn>))]
public enum PeopleColumn
{
    /// <summary>Officer id, or agency code.</summary>
    Id,

    Name,

    NameEn,

    /// <summary>Everyday word for an agency.</summary>
    ShortName,

    /// <summary>The officer's agency: code, name or everyday word.</summary>
    Agency,

    /// <summary>Kind of agency; a table with this column is one of agencies.</summary>
    Kind,

    /// <summary>Words of duties, or what they are called.</summary>
    Duties,

    Phone,
}
