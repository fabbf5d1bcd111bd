using System.Text.Json;
using System.Text.RegularExpressions;

namespace HrBureau.Web;

/// <summary>Turns a fault of the JSON reader into a problem that names the field. The reader's own words are not shown: they may repeat values.</summary>
internal static partial class JsonFault
{
    public static ApiProblem Explain<T>(JsonException fault)
    {
        if (MissingNames().Match(fault.Message) is { Success: true } missing)
        {
            var fields = Quoted().Matches(missing.Value).Select(match => match.Groups[1].Value).ToArray();
            return Named(ProblemCode.FieldMissing, fields.Select(field => Join(fault.Path, field)));
        }

        if (UnknownName().Match(fault.Message) is { Success: true } unknown)
        {
            return Named(ProblemCode.FieldUnknown, [Join(Parent(fault.Path), unknown.Groups[1].Value)]);
        }

        if (fault.Message.Contains("type discriminator", StringComparison.Ordinal))
        {
            return ApiProblem.Of(ProblemCode.TypeUnknown, "type");
        }

        return fault.Path is { Length: > 1 } path && path != "$"
            ? Named(ProblemCode.FieldWrong, [Clean(fault.Path!)])
            : ApiProblem.Of(ProblemCode.BodyMalformed);
    }

    private static ApiProblem Named(ProblemCode code, IEnumerable<string> fields)
    {
        var problem = ApiProblem.Of(code);
        return problem with { Errors = fields.Distinct(StringComparer.Ordinal).Take(20).ToDictionary(field => field, _ => (IReadOnlyList<string>)[problem.Detail]) };
    }

    private static string Join(string? path, string field) => Clean(path ?? "$") is { Length: > 0 } prefix ? $"{prefix}.{field}" : field;

    private static string? Parent(string? path) => path?.LastIndexOf('.') is { } at and > 0 ? path[..at] : "$";

    private static string Clean(string path) => path.TrimStart('$').TrimStart('.');

    [GeneratedRegex("missing required properties.*", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex MissingNames();

    [GeneratedRegex("'([A-Za-z0-9_]{1,60})'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("The JSON property '([^']{1,60})' could not be mapped", RegexOptions.CultureInvariant)]
    private static partial Regex UnknownName();
}
