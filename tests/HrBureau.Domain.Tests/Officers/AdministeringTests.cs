using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class AdministeringTests
{
    private static readonly Actor Admin = By("admin", "agy-hr");

    /// <summary>The demonstration county, whose police have an administrator of their own.</summary>
    private static readonly Mechanism SelfKept = With(Fresh("police-admin", "agy-police", "administer"));

    private static readonly Actor PoliceAdmin = By("police-admin", "agy-police");

    [Fact]
    public void The_countys_administrator_makes_officers_of_agencies_that_have_none()
    {
        Assert.Null(Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Fresh("police-new", "agy-police", "liaise"), known: false)));
        Assert.Null(Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Fresh("police-admin", "agy-police", "administer"), known: false)));
    }

    [Fact]
    public void An_agency_with_an_administrator_of_its_own_is_kept_by_him_alone()
    {
        var fresh = Fresh("police-new", "agy-police", "liaise");
        var fang = Officer(SelfKept, "police-fang");
        Assert.Equal(RefusalCode.AgencyAdministersItself, Code(SelfKept, Admin, fresh));
        Assert.Equal(RefusalCode.AgencyAdministersItself, Code(SelfKept, Admin, fang with { Duties = ["liaise", "head"] }));
        Assert.Null(Code(SelfKept, PoliceAdmin, fresh));
        Assert.Null(Code(SelfKept, PoliceAdmin, fang with { Duties = ["liaise", "head"] }));
    }

    [Fact]
    public void From_outside_an_officer_can_be_disabled_but_neither_changed_with_it_nor_enabled_again()
    {
        var fang = Officer(SelfKept, "police-fang");
        Assert.Null(Code(SelfKept, Admin, fang with { Disabled = true }));
        Assert.Equal(RefusalCode.AgencyAdministersItself, Code(SelfKept, Admin, fang with { Disabled = true, Duties = ["head"] }));
        var closed = With(SelfKept, fang with { Disabled = true });
        Assert.Equal(RefusalCode.AgencyAdministersItself, Code(closed, Admin, fang));
    }

    [Fact]
    public void Closing_an_agency_that_keeps_itself_hands_it_to_nobody()
    {
        var kept = With(Fresh("zone-admin", "agy-zone", "administer"));
        var people = CountyPeople.Of(kept).With(PeopleRows.Of(kept.Agency("agy-zone")! with { Disabled = true }));
        var closed = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(kept, people)).Mechanism;

        Assert.False(Administering.Covers(closed, "agy-hr", "agy-zone"));
        Assert.Equal(RefusalCode.AgencyAdministersItself, Code(closed, Admin, Fresh("zone-new", "agy-zone", "liaise")));
        Assert.Equal(RefusalCode.LastAdministrator, Code(closed, Admin, Officer(closed, "zone-admin") with { Disabled = true }));
    }

    [Fact]
    public void Nobody_new_comes_to_an_agency_that_is_closed()
    {
        var people = CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(Demo.Mechanism.Agency("agy-zone")! with { Disabled = true }));
        var closed = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism;

        Assert.Equal(RefusalCode.AgencyClosed, Code(closed, Admin, Fresh("zone-new", "agy-zone", "liaise")));
    }

    [Fact]
    public void Each_row_that_may_not_stand_is_named_with_why()
    {
        var faults = Administering.Faults(SelfKept, Admin, new PeopleRows([Fresh("hr-new", "agy-hr", "handle"), Fresh("police-more", "agy-police", "liaise"), Fresh("both", "agy-hr", "administer", "handle")], []));

        Assert.Equal([("police-more", RefusalCode.AgencyAdministersItself), ("both", RefusalCode.AdministratorSees)], faults.Select(fault => (fault.Row, fault.Refusal.Code)));
    }

    [Fact]
    public void What_stands_so_already_changes_nothing_and_a_masked_number_stands_for_the_number()
    {
        var fang = Officer(SelfKept, "police-fang");
        var masked = fang with { Phone = Masking.Phone(fang.Phone!) };
        var zone = SelfKept.Agency("agy-zone")!;

        Assert.Empty(Administering.Changing(SelfKept, PeopleRows.Of(fang)).Officers);
        Assert.Empty(Administering.Changing(SelfKept, PeopleRows.Of(masked, known: true)).Officers);
        Assert.Empty(Administering.Changing(SelfKept, PeopleRows.Of(zone)).Agencies);
        Assert.Equal(fang with { Disabled = true }, Assert.Single(Administering.Changing(SelfKept, PeopleRows.Of(masked with { Disabled = true })).Officers));
        Assert.Single(Administering.Changing(SelfKept, PeopleRows.Of(fang with { Phone = "000-9999" })).Officers);
        Assert.Single(Administering.Changing(SelfKept, PeopleRows.Of(fang, known: false)).Officers);
    }

    [Fact]
    public void An_agencys_administrator_keeps_his_own_people_and_no_others()
    {
        Assert.Equal(RefusalCode.AgencyForeign, Code(SelfKept, PoliceAdmin, Fresh("hr-new", "agy-hr", "handle")));
        Assert.Equal(RefusalCode.AgencyForeign, Code(SelfKept, PoliceAdmin, Officer(SelfKept, "duty-zhou") with { Disabled = true }));
        Assert.Equal(RefusalCode.AgencyForeign, Code(SelfKept, PoliceAdmin, Fresh("zone-new", "agy-zone", "liaise")));
        Assert.Equal(RefusalCode.AgencyForeign, Administering.Fault(SelfKept, PoliceAdmin, PeopleRows.Of(SelfKept.Agency("agy-police")! with { Phone = "000-9999" }))?.Code);
        Assert.False(Administering.Sees(SelfKept, "agy-police", "agy-hr"));
    }

    [Fact]
    public void Nobody_changes_his_own_duties_or_disables_himself()
    {
        var admin = Officer(Demo.Mechanism, "admin");
        Assert.Equal(RefusalCode.OwnRights, Code(Demo.Mechanism, Admin, admin with { Duties = ["administer", "operate"] }));
        Assert.Equal(RefusalCode.OwnRights, Code(Demo.Mechanism, Admin, admin with { Duties = ["handle"] }));
        Assert.Equal(RefusalCode.OwnRights, Code(Demo.Mechanism, Admin, admin with { Disabled = true }));
        Assert.Null(Code(Demo.Mechanism, Admin, admin with { Phone = "000-9999" }));
    }

    [Theory]
    [InlineData("handle")]
    [InlineData("liaise")]
    [InlineData("audit")]
    [InlineData("drill")]
    public void Who_administers_holds_no_duty_that_sees_cases(string duty)
    {
        Assert.True(Administering.SeesCases(Demo.Mechanism, duty));
        Assert.Equal(RefusalCode.AdministratorSees, Code(Demo.Mechanism, Admin, Fresh("both", "agy-hr", "administer", duty)));
        Assert.Equal(RefusalCode.AdministratorSees, Code(Demo.Mechanism, null, Fresh("both", "agy-hr", "administer", duty)));
        Assert.Contains(Broken.Mechanism("officers.json", content => content.Row("officers", "id", "admin")["duties"]!.AsArray().Add(duty)), fault => fault.What.Contains("sees no case", StringComparison.Ordinal));
    }

    [Fact]
    public void Keeping_machines_shows_no_case()
    {
        Assert.False(Administering.SeesCases(Demo.Mechanism, "operate"));
        Assert.Null(Code(Demo.Mechanism, Admin, Fresh("both", "agy-hr", "administer", "operate")));
    }

    [Fact]
    public void The_last_administrator_of_an_agency_stays_whoever_acts()
    {
        var second = With(Fresh("admin-two", "agy-hr", "administer"));
        Assert.Equal(RefusalCode.LastAdministrator, Code(Demo.Mechanism, null, Officer(Demo.Mechanism, "admin") with { Disabled = true }));
        Assert.Equal(RefusalCode.LastAdministrator, Code(Demo.Mechanism, null, Officer(Demo.Mechanism, "admin") with { Duties = ["handle"] }));
        Assert.Equal(RefusalCode.LastAdministrator, Code(SelfKept, Admin, Officer(SelfKept, "police-admin") with { Disabled = true }));
        Assert.Null(Code(second, By("admin-two", "agy-hr"), Officer(second, "admin") with { Disabled = true }));
    }

    [Fact]
    public void An_officer_stays_with_his_agency_and_keeps_his_id_to_himself()
    {
        Assert.Equal(RefusalCode.OfficerMoved, Code(Demo.Mechanism, Admin, Officer(Demo.Mechanism, "police-fang") with { Agency = "agy-hr" }));
        Assert.Equal(RefusalCode.OfficerTaken, Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Officer(Demo.Mechanism, "police-fang"), known: false))?.Code);
        Assert.Equal(RefusalCode.OfficerUnknown, Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Fresh("nobody", "agy-hr", "handle"), known: true))?.Code);
        Assert.Equal(RefusalCode.AgencyUnknown, Code(Demo.Mechanism, Admin, Fresh("nobody", "agy-nowhere", "handle")));
        Assert.Equal(RefusalCode.DutyUnknown, Code(Demo.Mechanism, Admin, Fresh("somebody", "agy-hr", "rule")));
        Assert.Equal(RefusalCode.DutyUnknown, Code(Demo.Mechanism, Admin, Fresh("somebody", "agy-hr", "system")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Admin")]
    [InlineData("-x")]
    [InlineData("me")]
    [InlineData("silo")]
    [InlineData("system")]
    [InlineData("new")]
    [InlineData("a/b")]
    [InlineData("a\u200bb")]
    public void An_id_that_means_something_else_or_cannot_be_typed_is_refused(string id) =>
        Assert.Equal(RefusalCode.FieldInvalid, Code(Demo.Mechanism, Admin, Fresh(id, "agy-hr", "handle")));

    [Fact]
    public void A_name_or_a_number_that_hides_something_is_refused()
    {
        Assert.Equal("name", Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Fresh("somebody", "agy-hr", "handle") with { Name = new("\u202Ex", "x") }))?.Field);
        Assert.Equal("phone", Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Fresh("somebody", "agy-hr", "handle") with { Phone = "000****2006" }))?.Field);
    }

    [Fact]
    public void An_agency_that_a_ladder_or_form_names_is_not_disabled()
    {
        RefusalCode? Disabled(string code) => Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(Demo.Mechanism.Agency(code)! with { Disabled = true }))?.Code;
        Assert.Equal(RefusalCode.AgencyInUse, Disabled("agy-hr"));
        Assert.Equal(RefusalCode.AgencyInUse, Disabled("agy-police"));
        Assert.Equal(RefusalCode.AgencyInUse, Disabled("agy-county"));
        Assert.Null(Disabled("agy-zone"));
        Assert.Contains(Broken.Mechanism("agencies.json", content => content.Row("agencies", "code", "agy-county")["disabled"] = true), fault => fault.File == "ladders.json");
        Assert.Contains(Broken.Mechanism("agencies.json", content => content.Row("agencies", "code", "agy-police")["disabled"] = true), fault => fault.File == "request-kinds.json");
    }

    [Fact]
    public void No_row_makes_an_agency_see_the_whole_county_and_every_agency_is_of_a_known_kind()
    {
        string? Field(AgencyRow row) => Administering.Fault(Demo.Mechanism, Admin, PeopleRows.Of(row))?.Field;
        var zone = Demo.Mechanism.Agency("agy-zone")!;
        Assert.Null(Field(zone with { Phone = "000-9999" }));
        Assert.Equal("seesWholeCounty", Field(zone with { SeesWholeCounty = true }));
        Assert.Equal("seesWholeCounty", Field(Demo.Mechanism.HomeAgency with { SeesWholeCounty = false }));
        Assert.Equal("seesWholeCounty", Field(zone with { Code = "agy-water", SeesWholeCounty = true }));
        Assert.Equal("kind", Field(zone with { Kind = "fountain" }));
    }

    [Fact]
    public void Rows_put_over_a_county_are_read_as_strictly_as_its_folder_and_have_a_hash_of_their_own()
    {
        var same = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, CountyPeople.Of(Demo.Mechanism))).Mechanism;
        Assert.Equal(Demo.Mechanism.Hash, same.Hash);

        var more = With(Fresh("new-officer", "agy-hr", "handle"));
        Assert.NotEqual(Demo.Mechanism.Hash, more.Hash);
        Assert.Equal(more.Hash, MechanismReader.FromCanonicalText(more.ToCanonicalText()).Hash);
        Assert.Contains(more.Serving, row => row.Id == "new-officer");

        var broken = MechanismReader.With(Demo.Mechanism, CountyPeople.Of(Demo.Mechanism) with { Officers = [.. Demo.Mechanism.Officers.Where(row => row.Id != "duty-lu")] });
        Assert.Contains(Assert.IsType<MechanismReading.Refused>(broken).Faults, fault => fault.File == "rosters.json");
    }

    [Fact]
    public void A_new_agency_has_the_posts_that_can_be_asked_and_no_roster_yet()
    {
        var agency = new AgencyRow("agy-water", new("x", "Water"), new("x", "Water"), false, "zone", null);
        var people = CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(agency));
        var county = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism;
        Assert.Equal(CountyPeople.PostsOfEvery, county.Posts.Where(row => row.Agency == "agy-water").Select(row => row.Post));
    }

    [Fact]
    public void Who_is_disabled_or_whose_agency_is_serves_no_more()
    {
        Assert.DoesNotContain(With(Officer(Demo.Mechanism, "duty-lu") with { Disabled = true }).Serving, row => row.Id == "duty-lu");
        var people = CountyPeople.Of(Demo.Mechanism).With(PeopleRows.Of(Demo.Mechanism.Agency("agy-union")! with { Disabled = true }));
        var county = Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(Demo.Mechanism, people)).Mechanism;
        Assert.DoesNotContain(county.Serving, row => row.Agency == "agy-union");
    }

    private static RefusalCode? Code(Mechanism county, Actor? by, OfficerRow row) => Administering.Fault(county, by, PeopleRows.Of(row))?.Code;

    private static Actor By(string id, string agency) => new(id, agency, new HashSet<string> { "administer" }, new HashSet<string>());

    private static OfficerRow Officer(Mechanism county, string id) => county.Officers.First(row => row.Id == id);

    private static OfficerRow Fresh(string id, string agency, params string[] duties) => new(id, agency, new("x", "X"), [.. duties], null);

    private static Mechanism With(OfficerRow row) => With(Demo.Mechanism, row);

    private static Mechanism With(Mechanism county, OfficerRow row) =>
        Assert.IsType<MechanismReading.Accepted>(MechanismReader.With(county, CountyPeople.Of(county).With(PeopleRows.Of(row)))).Mechanism;
}
