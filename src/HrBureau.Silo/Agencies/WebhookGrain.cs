using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IWebhookGrain"/>
[GrainType(TypeName)]
internal sealed class WebhookGrain(
    [PersistentState("webhook-record")] IPersistentState<WebhookRecord> record,
    OutwardDoor door,
    WebhookSender sender,
    WebhookSeal seal,
    WebhookBook book,
    WebhookOptions options,
    PeopleRoad road,
    MechanismSource mechanisms,
    SystemIdentity system,
    TimeProvider time,
    ILogger<WebhookGrain> log) : Grain, IWebhookGrain, IWebhookTargetGrain
{
    public const string TypeName = "webhook";

    private const int KeptSendings = WebhookStanding.MostFailed;
    private const int MostOverlapHours = 168;

    /// <summary>Whoever pressed the button waits for it.</summary>
    private static readonly TimeSpan TestWithin = TimeSpan.FromSeconds(6);

    private string Code => this.GetPrimaryKeyString();

    private WebhookRecord Kept => record.State;

    private bool IsTheirs => Caller.Current is { } caller && Administering.Covers(mechanisms.Current, caller.Agency, Code);

    public async Task<WebhookView?> Show()
    {
        if (!IsTheirs)
        {
            return null;
        }

        // A silo that died between the two writings is made good by the next look.
        await NoteBookAsync();
        return View();
    }

    public async Task<WebhookReply?> Register(string url, bool active)
    {
        if (!await IsTheirsNowAsync())
        {
            return null;
        }

        if (await door.CheckAsync(url) is { } refusal)
        {
            return new WebhookReply(View(), null, Refusals.View(refusal));
        }

        await LogAsync("webhook-register");
        var secret = Kept.Url is null ? WebhookSecret.New() : null;
        if (secret is not null)
        {
            (Kept.Secret, Kept.MadeAt, Kept.MadeBy, Kept.RotatedAt, Kept.RotatedBy) = (seal.Seal(secret), time.GetUtcNow(), Caller.Current!.Id, null, null);
        }

        (Kept.Url, Kept.Active, Kept.Paused) = (new Uri(url).AbsoluteUri, active, null);
        Kept.PausedAt = active ? null : Kept.PausedAt ?? time.GetUtcNow();
        await KeepAsync();
        return new WebhookReply(View(), secret, null);
    }

    public async Task<WebhookReply?> Rotate(int overlapHours)
    {
        if (!await IsTheirsNowAsync())
        {
            return null;
        }

        if (Kept.Url is null || overlapHours is < 0 or > MostOverlapHours)
        {
            return new WebhookReply(View(), null, Refusals.View(Kept.Url is null ? Refusal.Of(RefusalCode.WebhookMissing) : Refusal.Of(RefusalCode.FieldInvalid, null, "overlapHours", ("field", "overlapHours"))));
        }

        await LogAsync("webhook-rotate");
        var (secret, now) = (WebhookSecret.New(), time.GetUtcNow());
        (Kept.OldSecret, Kept.OldUntil) = overlapHours == 0 ? ((string?)null, (DateTimeOffset?)null) : (Kept.Secret, now.AddHours(overlapHours));
        (Kept.Secret, Kept.RotatedAt, Kept.RotatedBy) = (seal.Seal(secret), now, Caller.Current!.Id);
        await KeepAsync();
        return new WebhookReply(View(), secret, null);
    }

    public async Task<WebhookReply?> EndOld()
    {
        if (!await IsTheirsNowAsync())
        {
            return null;
        }

        await LogAsync("webhook-end-old");
        (Kept.OldSecret, Kept.OldUntil) = (null, null);
        await KeepAsync();
        return new WebhookReply(View(), null, null);
    }

    public async Task<WebhookReply?> Remove()
    {
        if (!await IsTheirsNowAsync())
        {
            return null;
        }

        await LogAsync("webhook-remove");
        record.State = new WebhookRecord();
        await KeepAsync();
        return new WebhookReply(View(), null, null);
    }

    public async Task<WebhookTestReply?> Test()
    {
        if (!IsTheirs)
        {
            return null;
        }

        if (Kept.Url is not { } url)
        {
            return new WebhookTestReply(false, null, null, 0, Refusals.View(Refusal.Of(RefusalCode.WebhookMissing)));
        }

        var now = time.GetUtcNow();
        var started = Stopwatch.GetTimestamp();
        var message = new WebhookMessage($"test-{Guid.NewGuid():N}", new Uri(url), Kept.SecretsAt(now), WebhookBody.OfTest(Code, now, options.PublicUrl));
        var answer = await sender.SendAsync(message, TestWithin);
        return new WebhookTestReply(answer.Fault is null, answer.Fault, answer.Status, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds, null);
    }

    public Task<WebhookTarget?> Target() =>
        Task.FromResult(Kept.Url is { } url ? new WebhookTarget(new Uri(url), Kept.SecretsAt(time.GetUtcNow()), Kept.Active) : null);

    public async Task Note(string kind, WebhookFault? fault, int? status, int tries)
    {
        if (Kept.Url is null)
        {
            return;
        }

        Kept.Sendings = [.. Kept.Sendings.TakeLast(KeptSendings - 1), new WebhookSending(time.GetUtcNow(), kind, fault, status, tries)];
        if (fault == WebhookFault.Gone && Kept.Active)
        {
            (Kept.Active, Kept.Paused, Kept.PausedAt) = (false, fault, time.GetUtcNow());
            log.ReceiverGone(Code);
            await KeepAsync();
            return;
        }

        await this.KeepAsync(record);
    }

    public Task<WebhookStanding?> Standing()
    {
        if (Kept.Url is null)
        {
            return Task.FromResult<WebhookStanding?>(null);
        }

        var (last, failed) = (Kept.Sendings.LastOrDefault(), Kept.Sendings.AsEnumerable().Reverse().TakeWhile(sent => sent.Fault is not null).ToList());
        return Task.FromResult<WebhookStanding?>(new WebhookStanding(Code, Kept.Active, Kept.Paused, Kept.PausedAt, failed.Count, last?.Fault, last?.At) { FailingSince = failed.LastOrDefault()?.At });
    }

    /// <summary>Whether the agency is the caller's to administer, whatever was done elsewhere a moment ago.</summary>
    private async Task<bool> IsTheirsNowAsync()
    {
        await mechanisms.RefreshAsync();
        return IsTheirs;
    }

    /// <summary>What is done here is written down before it is done; no secret stands there.</summary>
    private Task LogAsync(string act) => road.NoteAsync(Caller.Current!.ToActor(new HashSet<string>()), act, mechanisms.Current.Agency(Code)!);

    private async Task KeepAsync()
    {
        await this.KeepAsync(record);
        await NoteBookAsync();
    }

    private async Task NoteBookAsync()
    {
        using (system.Act())
        {
            await GrainFactory.GetGrain<IWebhookBookGrain>(IWebhookBookGrain.Key).Note(Code, Kept is { Url: not null, Active: true });
        }

        book.Forget();
    }

    private WebhookView View()
    {
        var current = mechanisms.Current;
        return new WebhookView(
            Code,
            Kept.Url is { } url ? Shown(new Uri(url)) : null,
            Kept.Active,
            Kept.Paused,
            Kept.PausedAt,
            Kept.MadeAt,
            OfficerNames.Of(current, Kept.MadeBy),
            Kept.RotatedAt,
            OfficerNames.Of(current, Kept.RotatedBy),
            Kept.OldSecret is not null && Kept.OldUntil > time.GetUtcNow() ? Kept.OldUntil : null,
            Kept.Sendings.AsEnumerable().Reverse().Select(sent => new WebhookDeliveryView(sent.At, sent.Kind, sent.Fault is null, sent.Fault, sent.Status, sent.Tries)).ToArray());
    }

    private static string Shown(Uri url) => url.GetLeftPart(UriPartial.Path) + (url.Query.Length > 0 ? "?\u2026" : "");
}
