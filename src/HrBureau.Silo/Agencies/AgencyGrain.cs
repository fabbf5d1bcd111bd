using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <inheritdoc cref="IAgencyGrain"/>
[GrainType("agency")]
internal sealed class AgencyGrain(
    [PersistentState("agency-record")] IPersistentState<AgencyRecord> record,
    MechanismSource mechanisms,
    TimeProvider time) : Grain, IAgencyGrain
{
    /// <summary>The duty whose holders read every agency's roster.</summary>
    private const string Coordinate = "coordinate";

    private string Code => this.GetPrimaryKeyString();

    private RosterRow[] Kept => record.State.Shifts is { } kept ? [.. kept] : [.. mechanisms.Current.Rosters.Where(row => row.Agency == Code)];

    /// <summary>Without the shifts of those who may not act: what rings their posts climbs.</summary>
    private RosterRow[] Manned => [.. Kept.Where(Serves)];

    public Task<string?> Holder(string post, DateTimeOffset at) => Task.FromResult(Rosters.Holder(Manned, post, at));

    public Task<IReadOnlyList<OnDutyView>> OnDuty()
    {
        var mechanism = mechanisms.Current;
        var shifts = Manned;
        var now = time.GetUtcNow();
        OnDutyView[] posts = [.. mechanism.Posts
            .Where(post => post.Agency == Code)
            .Select(post => new OnDutyView(Code, post.Post, post.Name, OfficerNames.Of(mechanism, Rosters.Holder(shifts, post.Post, now))))];
        return Task.FromResult<IReadOnlyList<OnDutyView>>(posts);
    }

    public Task<IReadOnlyList<RosterRow>?> Roster() =>
        Task.FromResult<IReadOnlyList<RosterRow>?>(MayRead(Caller.Current) ? Kept : null);

    public Task<IReadOnlyList<string>> NotServing() =>
        Task.FromResult<IReadOnlyList<string>>(MayRead(Caller.Current) ? [.. Kept.Where(row => !Serves(row)).Select(row => row.Officer).Distinct()] : []);

    public Task<IReadOnlyList<RosterRow>> Shifts() => Task.FromResult<IReadOnlyList<RosterRow>>(Manned);

    public async Task<RefusalView?> SetRoster(IReadOnlyList<RosterRow> shifts)
    {
        if (Caller.Current?.Agency != Code)
        {
            return Refusals.View(Refusal.Of(RefusalCode.AgencyUnknown, null, "agency"));
        }

        if (FirstFault(shifts) is { } fault)
        {
            return Refusals.View(fault);
        }

        record.State.Shifts = [.. shifts];
        await this.KeepAsync(record);
        return null;
    }

    private bool Serves(RosterRow shift) => mechanisms.DutiesOf(shift.Officer, Code) is not null;

    private bool MayRead(Caller? caller) => caller is not null && (caller.IsSystem || caller.Agency == Code || caller.Duties.Contains(Coordinate));

    private Refusal? FirstFault(IReadOnlyList<RosterRow> shifts)
    {
        var mechanism = mechanisms.Current;
        for (var i = 0; i < shifts.Count; i++)
        {
            var shift = shifts[i];
            if (shift.Agency != Code || !mechanism.Posts.Any(post => post.Agency == Code && post.Post == shift.Post))
            {
                return Refusal.Of(RefusalCode.FieldInvalid, null, $"[{i}].post");
            }

            if (mechanisms.DutiesOf(shift.Officer, Code) is null)
            {
                return Refusal.Of(RefusalCode.OfficerUnknown, null, $"[{i}].officer");
            }
        }

        return RosterOverlap.First(shifts) is { } overlap
            ? Refusal.Of(RefusalCode.ShiftsOverlap, null, $"[{overlap.Place}].from", ("officer", shifts[overlap.Place].Officer), ("at", overlap.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))
            : null;
    }
}
