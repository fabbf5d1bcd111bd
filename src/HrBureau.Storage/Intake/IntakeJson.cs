using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Storage;

/// <summary>Many rows in one parameter, written the same for both databases.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IEnumerable<ReportRow>))]
[JsonSerializable(typeof(IEnumerable<RouteRow>))]
[JsonSerializable(typeof(IEnumerable<DoorRow>))]
[JsonSerializable(typeof(IEnumerable<AskedReport>))]
[JsonSerializable(typeof(IEnumerable<ReplyKey>))]
[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class IntakeJson : JsonSerializerContext
{
    public static string Of(IEnumerable<ReportRow> rows) => JsonSerializer.Serialize(rows, Default.IEnumerableReportRow);

    public static string Of(IEnumerable<RouteRow> rows) => JsonSerializer.Serialize(rows, Default.IEnumerableRouteRow);

    public static string Of(IEnumerable<DoorRow> rows) => JsonSerializer.Serialize(rows, Default.IEnumerableDoorRow);

    public static string Of(IEnumerable<AskedReport> rows) => JsonSerializer.Serialize(rows, Default.IEnumerableAskedReport);

    public static string Of(IEnumerable<ReplyKey> keys) => JsonSerializer.Serialize(keys, Default.IEnumerableReplyKey);

    public static string Of(IEnumerable<string> texts) => JsonSerializer.Serialize(texts, Default.IEnumerableString);
}
