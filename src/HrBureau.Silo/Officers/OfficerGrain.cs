using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Identity;
using Orleans.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IOfficerGrain"/>
/// <remarks>One attempt at a time per account: guesses in parallel gain nothing.</remarks>
[GrainType("officer")]
internal sealed class OfficerGrain(
    [PersistentState("officer-record")] IPersistentState<OfficerRecord> record,
    [PersistentState("officer-brake")] IPersistentState<BrakeRecord> kept,
    Passwords passwords,
    AccountSeal seal,
    Tokens tokens,
    Sessions sessions,
    OfficerProfiles profiles,
    TimeProvider time) : Grain, IOfficerGrain, IAccountGrain
{
    private const string KeyPrefix = "off-";
    private const int RetryWhenBusy = 5;

    private readonly SignInBrake brake = new(time);
    private IGrainTimer? keeping;
    private bool unkept;
    private (string Key, SignInReply Reply)? last;

    private string Id => this.GetPrimaryKeyString() is var key && key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..] : "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        brake.Load(kept.State);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => unkept ? kept.WriteStateAsync(cancellationToken) : Task.CompletedTask;

    public async Task<SignInReply> SignIn(SignInAttempt attempt)
    {
        if (last is { } before && before.Key == attempt.Key)
        {
            return before.Reply;
        }

        var reply = await TryAsync(attempt);
        last = attempt.Key is { } key ? (key, reply) : null;
        return reply;
    }

    private async Task<SignInReply> TryAsync(SignInAttempt attempt)
    {
        // An operator may have set a new password beside this silo.
        await record.ReadStateAsync();
        if (brake.HasCounted(attempt))
        {
            return Refuse(SignInOutcome.Wrong);
        }

        var device = Devices.HashIfKnown(record.State, attempt.Device);
        var lane = device ?? $"from {attempt.From}";
        if (brake.Wait(lane, device is not null) is { } wait)
        {
            return Refuse(SignInOutcome.TooMany, (int)Math.Ceiling(wait.TotalSeconds));
        }

        if (await VerifyAsync(attempt) is not { } verified)
        {
            return Refuse(SignInOutcome.TooMany, RetryWhenBusy);
        }

        var step = CodeStep(attempt);
        if (verified == PasswordVerificationResult.Failed || step is null)
        {
            Failed(lane, device is not null, attempt);
            return Refuse(SignInOutcome.Wrong);
        }

        brake.Succeeded(lane);
        var stretch = verified == PasswordVerificationResult.SuccessRehashNeeded && record.State.OnceUntil is null; // One to be replaced is not worth it.
        return record.State.Disabled || await profiles.OfAsync(Id) is not { } profile ? Refuse(SignInOutcome.Disabled)
            : await ReplaceAsync(attempt) is { } missing ? Refuse(missing)
            : await AdmitAsync(profile, attempt, step.Value, stretch);
    }

    /// <summary>Compares what was typed. An attempt that put a password in the place of a drawn one, and is sent again, finds its own there.</summary>
    private async Task<PasswordVerificationResult?> VerifyAsync(SignInAttempt attempt)
    {
        var verified = await passwords.VerifyAsync(record.State.PasswordHash, attempt.Password);
        return verified == PasswordVerificationResult.Failed && attempt.Replacement is { Length: > 0 } replacement && IsAdmitted(attempt)
            ? await passwords.VerifyAsync(record.State.PasswordHash, replacement)
            : verified;
    }

    private bool IsAdmitted(SignInAttempt attempt) => SignInKeys.Holds(record.State.Admitted, attempt);

    public Task SignOut() => Caller.Current is { } caller && caller.Id == Id ? sessions.EndAsync(caller) : Task.CompletedTask;

    public async Task<OfficerProfile?> Profile() => Caller.Current?.Id == Id ? await profiles.OfAsync(Id) : null;

    public async Task<RefusalView?> ChangePassword(string old, string replacement)
    {
        if (Caller.Current is not { } caller || caller.Id != Id || brake.Wait(caller.SessionId, known: true) is not null)
        {
            return Refusals.View(Refusal.Of(RefusalCode.FieldInvalid, null, "old"));
        }

        await record.ReadStateAsync();
        var verified = await passwords.VerifyAsync(record.State.PasswordHash, old);
        if (verified == PasswordVerificationResult.Failed && Fits(old, replacement) && await IsSetAsync(replacement))
        {
            // Sent again: the first sending came as far as this, and perhaps not to the end of the sessions.
            await sessions.EndAllAsync(Id);
            return null;
        }

        if (verified is null or PasswordVerificationResult.Failed)
        {
            if (verified is not null)
            {
                Failed(caller.SessionId, known: true); // Nobody is to blame for a queue that is full.
            }

            return Refusals.View(Refusal.Of(RefusalCode.FieldInvalid, null, "old"));
        }

        if (!Fits(old, replacement))
        {
            return Refusals.View(Refusal.Of(RefusalCode.FieldInvalid, null, "replacement"));
        }

        await SetPassword(await passwords.HashAsync(replacement), null);
        return null;
    }

    private async Task<bool> IsSetAsync(string password) => await passwords.VerifyAsync(record.State.PasswordHash, password) is { } verified and not PasswordVerificationResult.Failed;

    public async Task SetPassword(string hash, DateTimeOffset? onceUntil)
    {
        var isNew = record.State.PasswordHash.Length == 0;
        record.State.PasswordHash = hash;
        record.State.OnceUntil = onceUntil;
        record.State.Disabled = false;
        record.State.Devices.Clear();
        record.State.Admitted.Clear();
        last = null;
        await this.KeepAsync(record);
        if (!isNew)
        {
            await sessions.EndAllAsync(Id);
        }
    }

    public async Task<bool> SetFirstPassword(string hash, DateTimeOffset onceUntil)
    {
        if (record.State.PasswordHash.Length > 0)
        {
            return false;
        }

        await SetPassword(hash, onceUntil);
        return true;
    }

    public async Task Reopen()
    {
        await record.ReadStateAsync();
        if (record.State.Disabled)
        {
            record.State.Disabled = false;
            await this.KeepAsync(record);
        }
    }

    public async Task SetTotp(string? sealedSecret)
    {
        record.State.SealedTotp = sealedSecret;
        record.State.TotpStep = 0;
        await this.KeepAsync(record);
    }

    /// <summary>
    /// Counts a failure and keeps the count, in a turn of its own: what is written for an account must not be heard in the time of the
    /// answer. A name without an account gets no row, or guessers could fill the store; it is remembered as long as it has to wait.
    /// </summary>
    private void Failed(string lane, bool known, SignInAttempt? attempt = null)
    {
        if (attempt is null)
        {
            brake.Failed(lane, known);
        }
        else
        {
            brake.Failed(lane, known, attempt);
        }

        if (record.State.PasswordHash.Length == 0)
        {
            DelayDeactivation(SignInBrake.Longest);
            return;
        }

        kept.State = brake.Record();
        unkept = true;
        keeping?.Dispose();
        keeping = this.RegisterGrainTimer(KeepAsync, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
    }

    private async Task KeepAsync()
    {
        try
        {
            await kept.WriteStateAsync();
            unkept = false;
        }
        catch (InconsistentStateException)
        {
            unkept = false;
            // Another activation counts as well: the next one goes on from what that has kept.
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Puts the officer's own password in the place of one that was drawn for him.</summary>
    /// <returns>Null when he has one of his own now; the sessions of before had ended when the other was drawn.</returns>
    private async Task<SignInOutcome?> ReplaceAsync(SignInAttempt attempt)
    {
        if (record.State.OnceUntil is not { } until)
        {
            return null;
        }

        if (until <= time.GetUtcNow())
        {
            return SignInOutcome.Wrong;
        }

        if (attempt.Replacement is not { Length: > 0 } replacement)
        {
            return SignInOutcome.PasswordNeeded;
        }

        if (!Fits(attempt.Password, replacement))
        {
            return SignInOutcome.PasswordUnfit;
        }

        record.State.PasswordHash = await passwords.HashAsync(replacement);
        record.State.OnceUntil = null;
        SignInKeys.Note(record.State.Admitted, attempt);
        await this.KeepAsync(record);
        return null;
    }

    private async Task<SignInReply> AdmitAsync(OfficerProfile profile, SignInAttempt attempt, long step, bool stretch)
    {
        var mark = Devices.HashIfKnown(record.State, attempt.Device) is null ? SignInKeys.MarkOf(attempt) ?? Devices.NewMark() : attempt.Device!;
        var worthWriting = Devices.Note(record.State, mark, time.GetUtcNow());
        if (stretch)
        {
            record.State.PasswordHash = await passwords.HashAsync(attempt.Password);
        }

        if (worthWriting || stretch || step != record.State.TotpStep)
        {
            record.State.TotpStep = Math.Max(step, record.State.TotpStep);
            SignInKeys.Note(record.State.Admitted, attempt);
            await this.KeepAsync(record);
        }

        var issued = tokens.IssueOfficer(profile.Id, profile.Agency, profile.Duties);
        return new SignInReply(SignInOutcome.SignedIn, issued.Text, issued.ExpiresAt, profile, mark, null);
    }

    private static bool Fits(string old, string replacement) => replacement.Length is >= Passwords.Shortest and <= Passwords.Longest && replacement != old;

    /// <summary>None is good twice, except for the attempt that it let in.</summary>
    private long? CodeStep(SignInAttempt attempt) => record.State.SealedTotp is { } secret
        ? Totp.StepOf(attempt.Code, seal.Open(Id, secret), time.GetUtcNow(), IsAdmitted(attempt) ? 0 : record.State.TotpStep)
        : record.State.TotpStep;

    private static SignInReply Refuse(SignInOutcome outcome, int? retryAfter = null) => new(outcome, null, null, null, null, retryAfter);
}
