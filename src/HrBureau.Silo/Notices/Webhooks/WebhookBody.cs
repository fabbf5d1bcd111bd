using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What a message says: the number of the incident and where to look, in words and in fields. No name, no place, no amount.</summary>
internal static class WebhookBody
{
    /// <summary>Kind of the message that is about nothing.</summary>
    public const string Test = "test";

    /// <summary>Chinese stands as itself: the text is nobody's page.</summary>
    private static readonly WebhookJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Of(OwedNotice notice, DateTimeOffset owedAt, OutgoingNotice outgoing, Uri home) => Write(new Text(
        notice.Kind,
        owedAt,
        new Data(
            notice.NoticeId,
            notice.IncidentId,
            notice.RequestId,
            notice.Kind,
            outgoing.RequestKind is { } kind ? WireWord.Of(kind) : null,
            notice.Agency,
            notice.Post,
            notice.Rung >= 0 ? notice.Rung : null,
            outgoing.AnswerBy,
            new Uri(home, notice.RequestId is { } request ? $"/m/e/{request}" : $"/i/{notice.IncidentId}").AbsoluteUri,
            notice.Drill,
            OutwardTexts.Notice(notice.IncidentId, notice.Drill))));

    public static string OfTest(string agency, DateTimeOffset at, Uri home) => Write(new Text(
        Test,
        at,
        new Data(null, null, null, Test, null, agency, null, null, null, home.AbsoluteUri, false, OutwardTexts.Test)));

    private static string Write(Text text) => JsonSerializer.Serialize(text, Json.Text);

    internal sealed record Text(string Type, DateTimeOffset Timestamp, Data Data);

    internal sealed record Data(
        string? NoticeId, string? IncidentId, string? RequestId, string Kind, string? RequestKind, string Agency, string? Post, int? Rung, DateTimeOffset? AnswerBy, string Link, bool Drill, string Sentence);
}

[JsonSerializable(typeof(WebhookBody.Text))]
internal sealed partial class WebhookJson : JsonSerializerContext;
