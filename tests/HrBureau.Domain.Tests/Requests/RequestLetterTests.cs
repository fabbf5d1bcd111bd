using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>The letter the unreachable rule drafts reads well whatever is not known.</summary>
public class RequestLetterTests
{
    [Fact]
    public void With_every_fact_it_says_who_owes_where_to_how_many_and_who_was_tried_how_often() => Assert.StartsWith(
        "据报告和我局掌握的情况，Demo Labour在North gate涉嫌拖欠劳动者工资，涉及劳动者46人。我局于2026-01-27 09:00至2026-01-27 11:00，对1名主要责任人以2种方式联系3次，均未联系上",
        Letter(Story.Facts()),
        StringComparison.Ordinal);

    [Fact]
    public void A_headcount_nobody_knows_is_left_out() => Assert.StartsWith(
        "据报告和我局掌握的情况，Demo Labour在North gate涉嫌拖欠劳动者工资。我局于",
        Letter(Story.Facts() with { Headcount = null }),
        StringComparison.Ordinal);

    [Fact]
    public void An_employer_nobody_knows_is_a_unit_of_the_project_or_just_a_unit()
    {
        Assert.StartsWith("据报告和我局掌握的情况，Azure-Millet Park项目有关用工单位在North gate涉嫌", Letter(Story.Facts() with { EmployerName = null }), StringComparison.Ordinal);
        Assert.StartsWith("据报告和我局掌握的情况，有关用工单位在North gate涉嫌", Letter(Story.Facts() with { EmployerName = null, ProjectName = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_only_declared_unreachable_is_not_counted_among_those_who_were_tried()
    {
        var story = Tried(Story.Facts(), named => named.Do("duty-zhou", Employer));
        Assert.Empty(story.State.Requests);
        story.Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Director, "Abroad."));
        Assert.Contains("对1名主要责任人以2种方式联系3次", story.Request().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_single_try_has_one_time()
    {
        var story = Opened(Story.Facts()).Do("duty-zhou", Contractor).Fails().Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Boss, "Gone."));
        Assert.Contains("我局于2026-01-27 09:00，对1名", story.Request().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_try_the_drafter_finds_the_words() =>
        Assert.Null(Opened(Story.Facts()).Do("duty-zhou", Contractor).Do("duty-zhou", new IncidentCommand.DeclareUnreachable(StoryActs.Boss, "Gone.")).Request().Text);

    [Theory]
    [InlineData("在{place}涉嫌拖欠", "outside brackets")]
    [InlineData("[在{place}涉嫌拖欠", "not closed")]
    [InlineData("[在{town}]涉嫌拖欠", "{town}")]
    public void Words_that_could_read_badly_are_refused(string letter, string what) =>
        Broken.Mechanism("request-kinds.json", content => content.Row("requestKinds", 0)["letter"] = letter).Names("request-kinds.json", "$.requestKinds[0].letter", what);

    /// <summary>A labour contractor's name is that of a person and does not stand in the facts.</summary>
    private static IncidentCommand.NameParty Contractor { get; } = new("pty-2", PartyRole.LabourContractor, "Boss", null,
        [new(StoryActs.Boss, "Boss", PersonPost.LabourContractor, null, [new(ContactKind.Phone, StoryActs.BossPhone, "worker"), new(ContactKind.Address, StoryActs.BossHome, "worker")])]);

    private static IncidentCommand.NameParty Employer { get; } =
        new("pty-1", PartyRole.Employer, "Demo Labour", null, [new(StoryActs.Director, "Director", PersonPost.LegalRepresentative)]);

    private static string Letter(ReportFacts facts)
    {
        var text = Tried(facts, story => story).Request().Text!;
        Assert.DoesNotContain(text, c => c is '{' or '}' or '[' or ']' or '|');
        return text;
    }

    private static Story Tried(ReportFacts facts, Func<Story, Story> more) => more(Opened(facts).Do("duty-zhou", Contractor)).BossUnreachable();

    private static Story Opened(ReportFacts facts) => new Story()
        .Do("system", StoryActs.Report(0) with { Facts = facts }).Do("duty-zhou", new IncidentCommand.VerifyReport()).Held();
}
