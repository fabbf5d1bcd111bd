using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class AdministrationTests
{
    private const string Password = "county-drill-2026";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Of_administrators_who_act_at_once_one_is_first_and_every_other_is_told_and_nothing_is_lost(StorageKind kind)
    {
        await using var door = await FrontDoor.OpenAsync(kind, Password);
        var admin = door.County.As("admin");
        var seen = (await PeopleAsync(admin)).Version;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(admin, Fresh($"new-{i}x", "agy-hr", "handle"), seen)));

        Assert.Single(replies, reply => reply.Refusal is null);
        Assert.All(replies.Where(reply => reply.Refusal is not null), reply => Assert.Equal(RefusalCode.PeopleChanged, reply.Refusal!.Code));
        var officers = (await PeopleAsync(admin)).Officers.Count;
        Assert.Equal(Demo.Mechanism.Officers.Length + 1, officers);

        replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PutAsync(admin, Fresh($"more-{i}x", "agy-hr", "handle"), null)));
        Assert.All(replies, reply => Assert.Null(reply.Refusal));
        Assert.Equal(officers + 8, (await PeopleAsync(admin)).Officers.Count);
        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], (await ActsAsync(admin)).Select(act => act.Version));
    }

    /// <summary>Two silos that decide on the same version meet in the store.</summary>
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_was_appended_behind_a_silos_back_is_found_by_its_next_act(StorageKind kind)
    {
        await using var door = await FrontDoor.OpenAsync(kind, Password);
        var (acts, source) = (door.County.Silo.GetRequiredService<AdministrationTable>(), door.County.Silo.GetRequiredService<MechanismSource>());
        var elsewhere = With(Fresh("elsewhere", "agy-hr", "handle"));
        Assert.True(await acts.AppendAsync(new AdministrationEntry(1, door.County.Time.GetUtcNow(), "admin", "agy-hr", "put", "[]", elsewhere.Hash), elsewhere.ToCanonicalText(), TestContext.Current.CancellationToken));

        var reply = await PutAsync(door.County.As("admin"), Fresh("here", "agy-hr", "handle"), seen: 0);
        Assert.Equal(RefusalCode.PeopleChanged, reply.Refusal?.Code);
        Assert.Null((await PutAsync(door.County.As("admin"), Fresh("here", "agy-hr", "handle"), seen: 1)).Refusal);
        Assert.Equal(["elsewhere", "here"], source.Current.Officers.TakeLast(2).Select(row => row.Id));
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task People_outlive_a_restart_and_a_folder_whose_law_has_changed(StorageKind kind)
    {
        var county = await RunningCounty.StartAsync(kind);
        Assert.Null((await PutAsync(county.As("admin"), Fresh("duty-new", "agy-hr", "take-reports", "handle"), null)).Refusal);
        var before = (await PeopleAsync(county.As("admin"))).Version;

        var files = new Dictionary<string, string>(Demo.Files("mechanism"));
        files["ladders.json"] = files["ladders.json"].Replace("\"byDay\": \"PT30M\"", "\"byDay\": \"PT40M\"", StringComparison.Ordinal);
        var changed = Assert.IsType<MechanismReading.Accepted>(MechanismReader.Read(files)).Mechanism;
        await using var again = await county.RestartUnderAsync(changed);

        var source = again.Silo.GetRequiredService<MechanismSource>();
        Assert.Equal(before, (await PeopleAsync(again.As("admin"))).Version);
        Assert.Contains(source.Current.Officers, row => row.Id == "duty-new");
        Assert.Contains(source.Current.Ladders, row => row.ByDay == TimeSpan.FromMinutes(40));
        Assert.NotNull(await again.Silo.GetRequiredService<MechanismTable>().FindAsync(source.Current.Hash, TestContext.Current.CancellationToken));
        await Given.MustAsync(again.As("duty-new", "agy-hr").DoAsync(await Given.IncidentAsync(again), new IncidentCommand.TakeCharge()));
    }

    [Fact]
    public async Task An_open_incident_takes_up_who_came_and_lets_go_of_who_went()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var duty = county.As("duty-zhou");
        Assert.Equal(RefusalCode.OfficerUnknown, (await duty.DoAsync(incident, new IncidentCommand.AssignInspectors(["duty-new"]))).Refusal?.Code);

        Assert.Null((await PutAsync(county.As("admin"), Fresh("duty-new", "agy-hr", "handle"), null)).Refusal);
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AssignInspectors(["duty-new"])));
        await Given.MustAsync(county.As("duty-new", "agy-hr").DoAsync(incident, new IncidentCommand.AddNote("Words.")));

        Assert.Null((await PutAsync(county.As("admin"), Fresh("duty-new", "agy-hr", "handle") with { Disabled = true }, null)).Refusal);
        Assert.Equal(RefusalCode.OfficerUnknown, (await duty.DoAsync(incident, new IncidentCommand.AssignInspectors(["duty-new"]))).Refusal?.Code);
        Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => county.As("duty-new", "agy-hr").ListAsync())).Reason);
    }

    [Fact]
    public async Task Who_is_to_be_disabled_first_leaves_a_list_of_shifts_incidents_and_requests()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var (county, admin) = (door.County, door.County.As("admin"));
        var (incident, request) = await Given.DraftedAsync(county);
        await Given.MustAsync(county.As("lead-yan").DoAsync(incident, new IncidentCommand.ApproveRequest(request)));
        await county.QuietAsync();
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.AcknowledgeRequest(request)));
        await Given.MustAsync(county.As("police-fang").DoAsync(incident, new IncidentCommand.HandOnRequest(request, "police-deputy")));

        var holder = await PutAsync(admin, Row("duty-zhou") with { Disabled = true }, null);
        Assert.Equal(RefusalCode.LeavesEmpty, holder.Refusal?.Code);
        Assert.Equal([incident], holder.Holdings!.Incidents);
        Assert.NotEmpty(holder.Holdings.Shifts);
        Assert.All(holder.Holdings.Shifts, shift => Assert.Equal("duty-zhou", shift.Officer));
        var deputy = await PutAsync(admin, Row("police-deputy") with { Disabled = true }, null);
        Assert.Equal([request], deputy.Holdings!.Requests);
        Assert.Contains((await PeopleAsync(admin)).Officers, person => person.Row is { Id: "duty-zhou", Disabled: false });

        var done = await PutAsync(admin, Row("duty-zhou") with { Disabled = true }, null, confirmed: true);
        Assert.Null(done.Refusal);
        Assert.Equal([incident], done.Holdings!.Incidents);
        var agency = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(Demo.Mechanism.Agency("agy-police")! with { Disabled = true }), null, true));
        Assert.Equal(RefusalCode.AgencyInUse, agency.Refusal?.Code);

        var asked = await Given.MustAsync(county.As("chief-zheng").DoAsync(incident, new IncidentCommand.RaiseRequest(RequestKind.JointInterview, "agy-zone", "Please look.")));
        await county.QuietAsync();
        var zone = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(Demo.Mechanism.Agency("agy-zone")! with { Disabled = true }), null, false));
        Assert.Equal(RefusalCode.LeavesEmpty, zone.Refusal?.Code);
        Assert.Equal([asked.RequestId!], zone.Holdings!.Requests);
    }

    [Fact]
    public async Task An_agencys_own_administrator_sees_and_keeps_his_own_people_alone()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        Assert.Contains((await PeopleAsync(admin)).Officers, person => person.Row is { Id: "police-fang", Phone: "000-2006" });
        var made = await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null);
        Assert.Equal("police-admin", Assert.Single(made.Passwords).Officer);

        var police = door.County.As("police-admin", "agy-police");
        var theirs = await PeopleAsync(police);
        Assert.All(theirs.Officers, person => Assert.Equal("agy-police", person.Row.Agency));
        Assert.Equal(["agy-police"], theirs.Agencies.Select(row => row.Code));
        Assert.All(await ActsAsync(police), act => Assert.All(act.Changes, change => Assert.Equal("agy-police", change.Agency())));
        Assert.Equal(RefusalCode.AgencyForeign, (await PutAsync(police, Fresh("hr-new", "agy-hr", "handle"), null)).Refusal?.Code);
        Assert.Equal(RefusalCode.OfficerUnknown, (await ResetAsync(police, "duty-zhou")).Refusal?.Code);
        Assert.Null((await PutAsync(police, Fresh("police-new", "agy-police", "liaise"), null)).Refusal);

        Assert.Equal(RefusalCode.AgencyAdministersItself, (await PutAsync(admin, Fresh("police-more", "agy-police", "liaise"), null)).Refusal?.Code);
        Assert.Equal(RefusalCode.AgencyAdministersItself, (await ResetAsync(admin, "police-fang")).Refusal?.Code);
        var seen = (await PeopleAsync(admin)).Officers.Single(person => person.Row.Id == "police-fang");
        Assert.False(seen.Yours);
        Assert.Equal(Masking.Phone("000-2006"), seen.Row.Phone);

        var drawn = Assert.Single((await ResetAsync(police, "police-fang")).Passwords);
        var reset = (await door.County.Silo.GetRequiredService<AdministrationTable>().PageAsync(long.MaxValue, 1, TestContext.Current.CancellationToken))[0];
        Assert.Equal(("reset", "police-admin", null), (reset.Act, reset.Officer, reset.Mechanism));
        Assert.Contains("police-fang", reset.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(drawn.Password, reset.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_draws_his_own_password_and_an_administrator_reads_no_incident()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var incident = await Given.IncidentAsync(door.County);
        var admin = door.County.As("admin");

        Assert.Equal(RefusalCode.OwnRights, (await ResetAsync(admin, "admin")).Refusal?.Code);
        Assert.Null(await admin.ViewAsync(incident));
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => admin.ListAsync());
        await Assert.ThrowsAsync<UnauthorizedCallException>(() => PeopleAsync(door.County.As("duty-zhou")));
    }

    [Fact]
    public async Task A_new_officer_is_let_in_once_by_the_password_of_the_answer_and_the_same_rows_again_change_nothing()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        OfficerRow[] rows = [.. Enumerable.Range(0, 40).Select(i => Fresh($"table-{i:00}", i % 2 == 0 ? "agy-hr" : "agy-police", i % 2 == 0 ? "handle" : "liaise"))];

        var reply = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(new PeopleRows(rows, []), null, false));
        Assert.Equal((40, 1L), (reply.Changed, reply.Version));
        var first = reply.Passwords[0];
        Assert.Equal(SignInOutcome.PasswordNeeded, (await door.SignInAsync(first.Officer, first.Password)).Outcome);
        Assert.Equal(SignInOutcome.SignedIn, (await door.SignInAsync(first.Officer, first.Password, replacement: "a word of my own")).Outcome);

        var again = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(new PeopleRows(rows, []), null, false));
        Assert.Equal((0, 1L, 0), (again.Changed, again.Version, again.Passwords.Count));
        var half = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(new PeopleRows([Fresh("one-more", "agy-hr", "handle"), Fresh("BAD", "agy-hr", "handle")], []), null, false));
        Assert.Equal(RefusalCode.FieldInvalid, half.Refusal?.Code);
        Assert.DoesNotContain((await PeopleAsync(admin)).Officers, person => person.Row.Id == "one-more");
    }

    [Fact]
    public async Task A_table_is_kept_for_who_handed_it_in_and_for_minutes()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        await PutAsync(admin, Fresh("admin-two", "agy-hr", "administer"), null);
        var id = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Keep("people.csv", [1, 2, 3]));

        Assert.Equal([1, 2, 3], (await TableAsync(admin, id))!.Bytes);
        Assert.Null(await TableAsync(door.County.As("admin-two", "agy-hr"), id));
        door.County.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Null(await TableAsync(admin, id));
    }

    [Fact]
    public async Task From_outside_an_officer_is_disabled_by_the_row_that_was_shown_and_his_number_stays()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null);
        var view = await PeopleAsync(admin);
        var shown = view.Officers.Single(person => person.Row.Id == "police-fang").Row;
        Assert.Equal(Masking.Phone("000-2006"), shown.Phone);

        var table = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(new PeopleRows([shown, Fresh("hr-new", "agy-hr", "handle")], []), view.Version, true));
        Assert.Equal((null, 1), (table.Refusal, table.Changed));

        var known = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(shown with { Disabled = true }, known: true), null, true));
        Assert.Equal((null, 1), (known.Refusal, known.Changed));
        Assert.Equal((true, "000-2006"), door.County.Silo.GetRequiredService<MechanismSource>().Current.Officers.Where(row => row.Id == "police-fang").Select(row => (row.Disabled, row.Phone)).Single());
    }

    [Fact]
    public async Task Who_lost_the_right_elsewhere_changes_nothing_though_he_was_let_in()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var (acts, road) = (door.County.Silo.GetRequiredService<AdministrationTable>(), door.County.Silo.GetRequiredService<PeopleRoad>());
        var by = new Actor("admin", "agy-hr", new HashSet<string> { "administer" }, new HashSet<string>());
        var people = CountyPeople.Of(Demo.Mechanism).With(new PeopleRows([Fresh("admin-two", "agy-hr", "administer"), Row("admin") with { Duties = ["operate"] }], []));
        var elsewhere = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism;
        Assert.True(await acts.AppendAsync(new AdministrationEntry(1, door.County.Time.GetUtcNow(), "admin-two", "agy-hr", "put", "[]", elsewhere.Hash), elsewhere.ToCanonicalText(), TestContext.Current.CancellationToken));

        Assert.Equal(CallRefusal.NotAllowed, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => road.PutAsync(by, "put", PeopleRows.Of(Fresh("mine", "agy-hr", "handle")), null, true))).Reason);
        Assert.Equal(CallRefusal.NotAllowed, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => road.NoteAsync(by, "reset", [Row("duty-lu")]))).Reason);
        var gone = by with { Id = "nobody" };
        Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => road.PutAsync(gone, "put", PeopleRows.Of(Fresh("mine", "agy-hr", "handle")), null, true))).Reason);
        Assert.Equal(1, (await acts.NewestAsync(TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task Who_was_never_given_a_password_is_drawn_one_with_the_others_and_only_once()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var admin = county.As("admin");
        Assert.Null((await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null)).Refusal);
        Assert.Null((await PutAsync(admin, Row("duty-lu") with { Disabled = true }, null, confirmed: true)).Refusal);
        var waiting = Demo.Mechanism.Serving.Where(row => row.Agency != "agy-police" && row.Id is not ("admin" or "duty-lu")).Select(row => row.Id).Order().ToArray();

        var drawn = await DrawFirstAsync(admin);
        Assert.Equal(waiting, drawn.Passwords.Select(once => once.Officer).Order());
        Assert.Empty(drawn.Without);
        var acts = (await ActsAsync(admin)).TakeWhile(act => act.Act == "reset").ToArray();
        var act = acts[0];
        Assert.Equal(waiting, acts.SelectMany(some => some.Changes.Select(change => change.After!.Id)).Order());

        Assert.Empty((await DrawFirstAsync(admin)).Passwords);
        var (again, without) = await county.Silo.GetRequiredService<Accounts>().DrawAsync(waiting);
        Assert.Equal((0, 0), (again.Count, without.Count));
        Assert.Equal(act.Version, (await ActsAsync(admin))[0].Version);
        Assert.Equal(CallRefusal.NotAllowed, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => DrawFirstAsync(county.As("lead-yan")))).Reason);
    }

    [Fact]
    public async Task A_page_of_the_log_is_full_of_what_its_reader_may_know()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null);
        var police = door.County.As("police-admin", "agy-police");
        await PutAsync(police, Fresh("police-new", "agy-police", "liaise") with { Phone = "000-3001" }, null);
        await PutAsync(admin, Fresh("hr-one", "agy-hr", "handle"), null);
        await PutAsync(admin, Fresh("hr-two", "agy-hr", "handle"), null);

        Assert.Equal([2, 1], (await ActsAsync(police, limit: 2)).Select(act => act.Version));
        Assert.Equal([2], (await ActsAsync(police, limit: 1)).Select(act => act.Version));
        Assert.Equal([1], (await ActsAsync(police, before: 2, limit: 2)).Select(act => act.Version));
        Assert.Equal("000-3001", Assert.Single((await ActsAsync(police, limit: 1))[0].Changes).After!.Phone);
        Assert.Equal(Masking.Phone("000-3001"), Assert.Single((await ActsAsync(admin, before: 3, limit: 1))[0].Changes).After!.Phone);
    }

    [Fact]
    public async Task Of_a_long_table_everybody_has_a_password_or_is_named_and_the_book_is_written_once_though_somebody_else_wrote_there()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        const string book = "from orleans_grain_state where instr(grain_type, 'account-book') > 0";
        Task<long> VersionAsync() => door.County.Place.CountAsync($"select version {book}", "grains.db");
        var before = await VersionAsync();

        OfficerRow[] rows = [.. Enumerable.Range(0, 120).Select(i => Fresh($"long-{i:000}", "agy-hr", "handle"))];
        var reply = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(new PeopleRows(rows, []), null, false));
        Assert.Equal(120, reply.Changed);
        Assert.NotEmpty(reply.Passwords);
        Assert.Equal(rows.Select(row => row.Id), reply.Passwords.Select(once => once.Officer).Concat(reply.Without));
        Assert.Equal(reply.Without, (await PeopleAsync(admin)).Officers.Where(person => !person.Opened).Select(person => person.Row.Id));
        Assert.Equal(before + 1, await VersionAsync());

        Assert.Equal(1, await door.County.Place.ExecuteAsync("update orleans_grain_state set version = version + 7 where instr(grain_type, 'account-book') > 0", "grains.db"));
        var one = await PutAsync(admin, Fresh("one-more", "agy-hr", "handle"), null);
        Assert.Equal("one-more", Assert.Single(one.Passwords).Officer);
        Assert.Equal(before + 9, await VersionAsync());
        Assert.True((await PeopleAsync(admin)).Officers.Single(person => person.Row.Id == "one-more").Opened);
    }

    [Fact]
    public async Task Keys_and_the_register_of_an_agency_that_keeps_itself_are_its_own_and_what_is_done_there_is_logged_without_a_secret()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        Assert.NotNull(await admin.HookAsync("agy-police", hook => hook.Show()));
        await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null);
        var police = door.County.As("police-admin", "agy-police");

        Assert.Null(await admin.HookAsync("agy-police", hook => hook.Show()));
        Assert.Null(await admin.HookAsync("agy-police", hook => hook.Register("https://gateway.example/hooks", true)));
        Assert.Null(await admin.KeysAsync("agy-police", keys => keys.Issue("Gateway", [KeyScope.Receipts], null)));
        var made = (await police.KeysAsync("agy-police", keys => keys.Issue("Gateway", [KeyScope.Receipts], null)))!;
        Assert.Null(await admin.KeysAsync("agy-police", keys => keys.Revoke(made.View!.KeyId)));
        Assert.NotNull(await police.KeysAsync("agy-police", keys => keys.Revoke(made.View!.KeyId)));
        Assert.NotNull(await police.HookAsync("agy-police", hook => hook.EndOld()));
        Assert.NotNull(await police.HookAsync("agy-police", hook => hook.Remove()));

        var acts = await ActsAsync(admin, limit: 4);
        Assert.Equal(["webhook-remove", "webhook-end-old", "key-revoke", "key-issue"], acts.Select(act => act.Act));
        Assert.All(acts, act => Assert.Equal(("police-admin", "agy-police"), (act.By!.Id, Assert.Single(act.Changes).AgencyAfter!.Code)));
        Assert.DoesNotContain(await door.County.Silo.GetRequiredService<AdministrationTable>().PageAsync(long.MaxValue, 10, TestContext.Current.CancellationToken), act => act.Changes.Contains(made.Key![^20..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_systems_of_an_agency_that_is_closed_are_let_in_no_more()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        var key = (await admin.KeysAsync("agy-zone", keys => keys.Issue("Gateway", [KeyScope.Receipts], null)))!.Key!;
        var machine = await door.County.WithKeyAsync("agy-zone", key);
        Assert.Equal(CommandOutcome.NotFound, (await machine.ReceiptAsync("inc-360121-20260310-001", "ntc-x", ReceiptState.Seen)).Outcome);

        var closed = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(Demo.Mechanism.Agency("agy-zone")! with { Disabled = true }), null, true));
        Assert.Null(closed.Refusal);
        Assert.Equal(CallRefusal.SignedOut, (await Assert.ThrowsAsync<UnauthorizedCallException>(() => machine.ReceiptAsync("inc-360121-20260310-001", "ntc-x", ReceiptState.Seen))).Reason);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => door.County.WithKeyAsync("agy-zone", key));
    }

    [Fact]
    public async Task An_agency_with_people_is_closed_only_by_who_has_seen_whom_it_shuts_out_and_which_cases_wait()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var (county, admin) = (door.County, door.County.As("admin"));
        var incident = await Given.HeldIncidentAsync(county);
        Task<PeopleReply> CloseAsync(string code, bool confirmed) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(Demo.Mechanism.Agency(code)! with { Disabled = true }), null, confirmed));

        var idle = await CloseAsync("agy-union", confirmed: false);
        Assert.Equal(RefusalCode.LeavesEmpty, idle.Refusal?.Code);
        Assert.Equal(["union-duty"], idle.Holdings!.Officers);
        Assert.Empty(idle.Holdings.Requests);
        Assert.Null((await county.As("lead-yan").DoAsync(incident, new IncidentCommand.RaiseRequest(RequestKind.LegalAid, "agy-union", "Please help."))).Refusal);
        await county.QuietAsync();
        var asked = (await CloseAsync("agy-union", confirmed: false)).Holdings!;
        Assert.Equal(incident, asked.IncidentOf[Assert.Single(asked.Requests)]);

        Assert.Null((await CloseAsync("agy-union", confirmed: true)).Refusal);
        Assert.Equal(RefusalCode.AgencyClosed, (await PutAsync(admin, Fresh("union-new", "agy-union", "liaise"), null)).Refusal?.Code);
    }

    [Fact]
    public async Task A_table_is_judged_as_a_whole_before_it_is_taken_and_each_row_that_may_not_be_is_named()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        var admin = door.County.As("admin");
        await PutAsync(admin, Fresh("police-admin", "agy-police", "administer"), null);
        var rows = new PeopleRows(
            [Fresh("hr-new", "agy-hr", "handle"), Fresh("police-more", "agy-police", "liaise"), Fresh("both", "agy-hr", "administer", "handle"), Row("admin") with { Duties = ["administer", "operate"] }, Row("duty-lu") with { Agency = "agy-union" }],
            []);

        var faults = await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Check(rows));
        Assert.Equal(
            [("police-more", RefusalCode.AgencyAdministersItself), ("both", RefusalCode.AdministratorSees), ("admin", RefusalCode.OwnRights), ("duty-lu", RefusalCode.OfficerMoved)],
            faults.Select(fault => (fault.Row!, fault.Refusal.Code)));
        Assert.Empty(await admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Check(PeopleRows.Of(Fresh("hr-new", "agy-hr", "handle")))));
        Assert.DoesNotContain((await PeopleAsync(admin)).Officers, person => person.Row.Id == "hr-new");
    }

    [Fact]
    public async Task What_the_terminal_does_to_an_account_stands_in_the_log()
    {
        await using var door = await FrontDoor.OpenAsync(StorageKind.Sqlite, Password);
        Assert.NotNull(await door.Accounts.RequireCodeAsync("duty-lu"));
        Assert.True(await door.Accounts.DropCodeAsync("duty-lu"));
        Assert.Null(await door.Accounts.RequireCodeAsync("nobody-here"));

        var acts = await ActsAsync(door.County.As("admin"));
        Assert.Equal(["terminal-drop-code", "terminal-require-code"], acts.Select(act => act.Act));
        Assert.All(acts, act => Assert.Equal("duty-lu", Assert.Single(act.Changes).After!.Id));
    }

    private static Task<PeopleTable?> TableAsync(OfficerAtWork admin, string id) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Table(id));

    private static Task<PeopleView> PeopleAsync(OfficerAtWork admin) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).People());

    private static Task<IReadOnlyList<ActView>> ActsAsync(OfficerAtWork admin, long? before = null, int limit = 100) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Acts(before, limit));

    private static Task<PeopleReply> ResetAsync(OfficerAtWork admin, string officer) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Reset(officer));

    private static Task<PeopleReply> DrawFirstAsync(OfficerAtWork admin) => admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).DrawFirst());

    private static Task<PeopleReply> PutAsync(OfficerAtWork admin, OfficerRow row, long? seen, bool confirmed = false) =>
        admin.AskAsync(grains => grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key).Put(PeopleRows.Of(row), seen, confirmed));

    private static OfficerRow Row(string id) => Demo.Mechanism.Officers.First(row => row.Id == id);

    private static OfficerRow Fresh(string id, string agency, params string[] duties) => new(id, agency, new LocalisedText("\u65b0\u6765", "New"), [.. duties], null);

    private static Mechanism With(OfficerRow row) =>
        Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(row)))).Mechanism;
}
