using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;

namespace HrBureau.Web;

/// <summary>What is said about tables and rows that are not taken.</summary>
internal static class ImportProblems
{
    /// <summary>A table refused whole.</summary>
    public static ApiProblem Of(SheetFault fault, string? detail)
    {
        var sentence = Template.Fill(Words.Of("SheetFault", WireWord.Of(fault)), (_, _) => detail ?? "");
        return ApiProblem.Of(fault == SheetFault.TooLarge ? ProblemCode.BodyTooLarge : ProblemCode.TableRefused) with
        {
            Detail = sentence,
            Word = WireWord.Of(fault),
            Errors = ApiProblem.Fields("file", sentence),
        };
    }

    /// <summary>A mapping without columns that every report needs.</summary>
    public static ApiProblem Lacking(IReadOnlyList<ReportColumn> fields) => ApiProblem.Of(ProblemCode.MappingIncomplete) with
    {
        Errors = fields.ToDictionary(field => $"mapping.{WireWord.Of(field)}", field => (IReadOnlyList<string>)[PageText.Of("import.lacks", Words.Of(field))]),
    };

    /// <summary>What is wrong with a row, in one sentence.</summary>
    public static string Sentence(RowFault fault)
    {
        var reason = Template.Fill(Words.Of(fault.Code), (name, _) => name == "incident" ? fault.Incident ?? "" : $"{fault.EarlierRow}");
        return (fault.Column ?? (fault.Field is { } field ? Words.Of(field) : null)) is { } column ? PageText.Of("import.fault", column, reason) : reason;
    }
}
