using System.Globalization;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using StandardWebhooks;

namespace HrBureau.Silo.Tests;

/// <summary>A county whose notices may go to loopback, and agencies with a receiver there.</summary>
internal static class HookedCounty
{
    public const string Police = "agy-police";
    public const string Housing = "agy-housing";

    /// <summary>Times that a test can wait for; receivers on loopback are opened.</summary>
    public static WebhookOptions Options { get; } = new()
    {
        PublicUrl = new Uri("https://county.example"),
        Allowed = Allow("127.0.0.0/8"),
        AnswerWithin = TimeSpan.FromSeconds(5),
    };

    public static AllowedHosts Allow(string text)
    {
        Assert.Null(AllowedHosts.Read(text, out var allowed));
        return allowed;
    }

    public static Task<RunningCounty> StartAsync(WebhookOptions? options = null, StorageKind kind = StorageKind.Sqlite) =>
        RunningCounty.StartAsync(kind, webhooks: options ?? Options);

    /// <returns>The signing secret.</returns>
    public static async Task<string> RegisterAsync(RunningCounty county, Receiver receiver, string agency = Police)
    {
        var reply = await county.As("admin").HookAsync(agency, hook => hook.Register(receiver.Url, true));
        Assert.True(reply!.Refusal is null, $"{reply.Refusal?.Code}");
        return Assert.IsType<string>(reply.Secret);
    }

    public static async Task<string> KeyAsync(RunningCounty county, string agency = Police, params KeyScope[] scopes)
    {
        var reply = await county.As("admin").KeysAsync(agency, keys => keys.Issue("Police gateway", scopes.Length == 0 ? [KeyScope.Receipts] : scopes, null));
        return Assert.IsType<string>(reply!.Key);
    }

    /// <summary>A request to an agency, signed in one act; nothing is waited for.</summary>
    public static async Task<(string Incident, string Request)> AskAsync(RunningCounty county, string project = "Azure Park", RequestKind kind = RequestKind.EarlyIntervention, string to = Police, string? incident = null)
    {
        incident ??= await Given.HeldIncidentAsync(county, project);
        var reply = await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.RaiseRequest(kind, to, "Please come.")));
        return (incident, reply.RequestId!);
    }

    public static async Task<NoticeMark> MarkAsync(RunningCounty county, string incident, string agency = Police) =>
        (await county.StateAsync(incident)).Notices.Values.First(mark => mark.Owed.Channel == NoticeChannel.Webhook && mark.Owed.Agency == agency);

    public static async Task<NoticeMark> UntilAsync(RunningCounty county, string incident, NoticeState state, string agency = Police)
    {
        await RunningCounty.UntilAsync(async () => (await MarkAsync(county, incident, agency)).State == state, $"{agency} {state}");
        return await MarkAsync(county, incident, agency);
    }

    public static Task UntilGotAsync(Receiver receiver, int count) =>
        RunningCounty.UntilAsync(() => Task.FromResult(receiver.Got.Count >= count), $"message {count}");

    public static async Task<string[]> KindsAsync(RunningCounty county, string incident, string notice)
    {
        var page = await county.As("duty-zhou").TimelineAsync(incident);
        return [.. page!.Items.Where(entry => entry.Kind.StartsWith("notice-", StringComparison.Ordinal) && entry.Data.Contains($"\"{notice}\"", StringComparison.Ordinal)).Select(entry => entry.Kind)];
    }

    /// <summary>Signed by the convention's own library.</summary>
    public static bool IsSigned(Received message, string secret) => message.Signature.Split(' ').Contains(
        new StandardWebhook(secret).Sign(message.Id, DateTimeOffset.FromUnixTimeSeconds(long.Parse(message.Timestamp, CultureInfo.InvariantCulture)), message.Body));
}
