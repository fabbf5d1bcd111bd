using System.Text.Json.Nodes;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed class GradeKindAndDutyRuleTests
{
    [Fact]
    public void Grades_are_complete_and_rise()
    {
        Broken.Mechanism("grades.json", content => content.Rows("grades").RemoveAt(2)).Names("grades.json", "$.grades", "Each grade");
        Broken.Mechanism("grades.json", content => content.Row("grades", 2)["from"] = 30).Names("grades.json", "$.grades[2].from", "more people");
    }

    [Fact]
    public void Each_behaviour_has_one_row()
    {
        Broken.Mechanism("grades.json", content => content.Rows("behaviours").RemoveAt(1)).Names("grades.json", "$.behaviours", "road-blocked");
        Broken.Mechanism("grades.json", content => content.Row("behaviours", 2)["behaviour"] = "road-blocked").Names("grades.json", "$.behaviours[2].validFrom", "Two rows for road-blocked");
    }

    [Fact]
    public void The_unreachable_rule_covers_every_grade_and_can_hold()
    {
        Broken.Mechanism("unreachable.json", content => content.Rows("unreachable").RemoveAt(0)).Names("unreachable.json", "$.unreachable", "lowest grade");
        Broken.Mechanism("unreachable.json", content => content.Row("unreachable", 1)["fromGrade"] = "general").Names("unreachable.json", "$.unreachable[1].validFrom", "Two rows for general");
        Broken.Mechanism("unreachable.json", content => content.Row("unreachable", 0)["channels"] = 4).Names("unreachable.json", "$.unreachable[0].failures", "never hold");
        Broken.Mechanism("unreachable.json", content => content.Row("unreachable", 0)["failures"] = 0).Names("unreachable.json", "$.unreachable[0].failures", "always hold");
    }

    [Fact]
    public void Each_kind_of_request_has_one_row()
    {
        Broken.Mechanism("request-kinds.json", content => content.Rows("requestKinds").RemoveAt(3)).Names("request-kinds.json", "$.requestKinds", "on-scene-order");
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 3)["kind"] = "legal-aid").Names("request-kinds.json", "$.requestKinds[7].validFrom", "Two rows for legal-aid");
    }

    [Fact]
    public void Police_measures_are_asked_of_the_police_alone() =>
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["defaultTo"] = "agy-housing").Names("request-kinds.json", "$.requestKinds[0].measures", "police alone");

    [Fact]
    public void A_request_needs_a_signer_and_a_known_article()
    {
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["signedBy"] = new JsonArray()).Names("request-kinds.json", "$.requestKinds[0].signedBy", "missing");
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["signedBy"] = new JsonArray("king")).Names("request-kinds.json", "$.requestKinds[0].signedBy", "not known");
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["statutes"] = new JsonArray()).Names("request-kinds.json", "$.requestKinds[0].statutes", "legal basis");
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["statutes"]![1] = "law-0").Names("request-kinds.json", "$.requestKinds[0].statutes[1]", "law-0");
    }

    [Fact]
    public void A_mark_of_confidence_is_one_of_four() =>
        Broken.Mechanism("statutes.json", content => content.Row("statutes", 0)["mark"] = "sure").Names("statutes.json", "$.statutes[0].mark", "not known");

    [Fact]
    public void An_article_on_which_steps_and_refusals_rest_is_there() =>
        Broken.Mechanism("statutes.json", content => content.Rows("statutes").Remove(content.Row("statutes", "id", "house-call"))).Names("statutes.json", "$.statutes", "house-call");

    [Fact]
    public void The_duty_table_names_every_command_once_and_no_other()
    {
        Broken.Mechanism("duties.json", content => content.Rows("commands").Remove(content.Row("commands", "command", "raise-request"))).Names("duties.json", "$.commands", "raise-request has no row");
        Broken.Mechanism("duties.json", content => content.Row("commands", 0)["command"] = "freeze-account").Names("duties.json", "$.commands[0].command", "freeze-account");
        Broken.Mechanism("duties.json", content => content.Rows("commands").Add(content.Row("commands", 5).DeepClone())).Names("duties.json", ".command", "twice");
    }

    [Fact]
    public void A_duty_without_a_name_is_refused_in_the_table_and_with_an_officer()
    {
        Broken.Mechanism("duties.json", content => content.Row("commands", 0)["duties"]!.AsArray().Add("reign")).Names("duties.json", "$.commands[0].duties[", "reign");
        Broken.Mechanism("officers.json", content => content.Row("officers", 0)["duties"]!.AsArray().Add("reign")).Names("officers.json", "$.officers[0].duties[3]", "reign");
    }

    [Fact]
    public void No_officer_holds_the_systems_own_duty() =>
        Broken.Mechanism("officers.json", content => content.Row("officers", 0)["duties"]!.AsArray().Add("system")).Names("officers.json", "$.officers[0].duties", "for no officer");

    [Fact]
    public void Recipients_are_kinds_of_agency_that_exist_and_the_usual_addressee_is_one()
    {
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["recipients"]!.AsArray().Add("army")).Names("request-kinds.json", "recipients", "army");
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["defaultTo"] = "agy-housing").Names("request-kinds.json", "defaultTo", "none of the recipients");
    }
}
