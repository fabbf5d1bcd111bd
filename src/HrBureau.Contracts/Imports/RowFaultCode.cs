using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>Why a row of a table was not taken.</summary>
[GenerateSerializer]
[Alias("hrb.row-fault-code")]
[JsonConverter(typeof(KebabEnumConverter<RowFaultCode>))]
public enum RowFaultCode
{
    /// <summary>A field that every report needs is empty.</summary>
    Missing,

    /// <summary>More characters than the field takes.</summary>
    TooLong,

    /// <summary>Characters that nobody sees: control, bidirectional, zero-width.</summary>
    Invisible,

    /// <summary>An identifier stored as a number: the table program has already cut its last digits.</summary>
    NumberTyped,

    /// <summary>Not an ID number by GB 11643: length, digits or check character.</summary>
    IdNumber,

    /// <summary>Not a phone number: too few digits, or masked with asterisks.</summary>
    Phone,

    /// <summary>Not a date and time.</summary>
    Date,

    /// <summary>In the future.</summary>
    Future,

    /// <summary>Before the year 2000.</summary>
    Past,

    /// <summary>Not a whole number of people.</summary>
    Headcount,

    /// <summary>Not a sum of money of whole fen.</summary>
    Amount,

    /// <summary>Negative, or more than can be.</summary>
    Range,

    /// <summary>A behaviour that the mechanism does not name.</summary>
    Behaviour,

    /// <summary>The cell holds an error of the table program, such as #REF!.</summary>
    CellError,

    /// <summary>More cells are filled than the table has columns: a delimiter inside a text has shifted the row.</summary>
    Shifted,

    /// <summary>The same number stands in an earlier row of this file.</summary>
    Twice,

    /// <summary>The row was fine, but the report was refused when it was handed in.</summary>
    Refused,

    /// <summary>There is no such agency, or it is not the reader's to keep.</summary>
    Agency,

    /// <summary>There is no such duty, or it cannot go together with the others.</summary>
    Duty,

    /// <summary>The id is none that an officer or agency can have.</summary>
    Id,

    /// <summary>There is no such kind of agency.</summary>
    Kind,

    /// <summary>The number is that of a report that is registered with other words: that one stands, a person has to look at what is new.</summary>
    Differs,
}
