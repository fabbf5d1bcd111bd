using System.Text.Json.Serialization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Texts this floor keeps for itself: replies, owed rows, board lines. Payloads of entries are the domain's own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredReplies.Text), TypeInfoPropertyName = "StoredRepliesText")]
[JsonSerializable(typeof(OwedNotice))]
[JsonSerializable(typeof(UnitStanding))]
[JsonSerializable(typeof(SplitOwed))]
[JsonSerializable(typeof(ReportGiven))]
[JsonSerializable(typeof(BoardSummary))]
[JsonSerializable(typeof(TracksView))]
[JsonSerializable(typeof(IReadOnlyList<PeopleChange>))]
internal sealed partial class SiloJson : JsonSerializerContext;
