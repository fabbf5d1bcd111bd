using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HrBureau.Silo.Tests;

public sealed class CommandPathTests
{
    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task The_same_key_gets_the_same_reply_and_leaves_one_entry(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        var duty = county.As("duty-zhou");
        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => duty.DoAsync(incident, new IncidentCommand.AddNote("seen"), "one-key")));
        Assert.All(replies, reply => Assert.Equal((CommandOutcome.Accepted, replies[0].Version), (reply.Outcome, reply.Version)));
        Assert.Single((await duty.TimelineAsync(incident))!.Items, item => item.Kind == "note-added");
        Assert.Equal(CommandOutcome.KeyReused, (await duty.DoAsync(incident, new IncidentCommand.AddNote("other"), "one-key")).Outcome);
        // Refused by now, but answered then: the reply stands.
        var taken = await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.TakeCharge(), "take"));
        Assert.Equal(taken.Version, (await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.TakeCharge(), "take"))).Version);
        Assert.Equal(taken.Version, (await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.TakeCharge(), "take", ifMatch: 1))).Version);
    }

    [Fact]
    public async Task A_stale_version_is_told_so_and_changes_nothing()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var before = (await county.As("duty-zhou").ViewAsync(incident))!.Version;
        var stale = await county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("late"), ifMatch: before - 1);
        Assert.Equal(CommandOutcome.Stale, stale.Outcome);
        Assert.Equal(before, (await county.As("duty-zhou").ViewAsync(incident))!.Version);
    }

    [Fact]
    public async Task What_was_written_for_another_holder_is_told_so_unless_it_stands_already()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var (duty, other) = (county.As("duty-zhou"), county.As("duty-lu"));
        var stands = await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AddNote("seen"), "one-key", heldBy: "duty-zhou"));
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.HandOver("duty-lu", "All is quiet.")));
        await Given.MustAsync(other.DoAsync(incident, new IncidentCommand.AcceptHandOver()));

        var late = await duty.DoAsync(incident, new IncidentCommand.AddNote("late"), heldBy: "duty-zhou");
        Assert.Equal((CommandOutcome.Refused, RefusalCode.HolderChanged, "duty-lu"), (late.Outcome, late.Refusal!.Code, late.Refusal.Args["officer"]));
        Assert.Equal(stands.Version, (await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.AddNote("seen"), "one-key", heldBy: "duty-zhou"))).Version);
        await Given.MustAsync(other.DoAsync(incident, new IncidentCommand.AddNote("mine by now"), heldBy: "duty-zhou"));
        Assert.DoesNotContain((await duty.TimelineAsync(incident))!.Items, item => item.Data.Contains("late", StringComparison.Ordinal) && item.Kind == "note-added");
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task A_second_writer_wins_once_and_nothing_is_lost(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var path = county.Silo.GetRequiredService<CommandPath>();
        var image = await county.Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken);
        var other = new Caller(CallerKind.Officer, "duty-lu", "agy-hr", Demo("duty-lu"), "other", default, default);
        var step = await path.RunAsync(image, other, new CommandEnvelope("second-writer", DomainJson.WriteCommand(new IncidentCommand.AddNote("from elsewhere")), null));
        Assert.Equal(CommandOutcome.Accepted, step.Reply.Outcome);

        // The grain does not know of it: its append meets a moved head, it loads, decides again and stands.
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("from here")));
        var notes = (await county.As("duty-zhou").TimelineAsync(incident))!.Items.Where(item => item.Kind == "note-added");
        Assert.Equal(2, notes.Count());
        Assert.True((await county.As("duty-zhou").IntegrityAsync(incident))!.Ok);
    }

    [Fact]
    public async Task An_activation_behind_the_log_refuses_nothing_that_the_log_allows()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var path = county.Silo.GetRequiredService<CommandPath>();
        var image = await county.Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken);
        var other = new Caller(CallerKind.Officer, "duty-lu", "agy-hr", Demo("duty-lu"), "other", default, default);
        var step = await path.RunAsync(image, other, new CommandEnvelope("elsewhere", DomainJson.WriteCommand(new IncidentCommand.AddNote("from elsewhere")), null));

        // The officer has seen the other activation's version and names it here.
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.AddNote("seen"), ifMatch: step.Reply.Version));
    }

    [Theory]
    [InlineData("duty-zhou")]
    [InlineData("lead-yan")]
    public async Task Whoever_looks_sees_what_stands_in_the_log_though_this_activation_did_not_write_it(string reader)
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Postgres);
        var incident = await Given.IncidentAsync(county);
        await county.QuietAsync();
        var before = (await county.As(reader).ViewAsync(incident))!.Version;
        var image = await county.Silo.GetRequiredService<IncidentLoader>().LoadAsync(incident, TestContext.Current.CancellationToken);
        var other = new Caller(CallerKind.Officer, "duty-lu", "agy-hr", Demo("duty-lu"), "other", default, default);
        var step = await county.Silo.GetRequiredService<CommandPath>().RunAsync(image, other, new CommandEnvelope("elsewhere", DomainJson.WriteCommand(new IncidentCommand.AddNote("from elsewhere")), null));

        // He comes through another process than the one that answered the act: nobody names the version he has seen.
        var view = (await county.As(reader).ViewAsync(incident))!;
        Assert.True(before < step.Reply.Version);
        Assert.Equal((step.Reply.Version, null), (view.Version, view.AsOf));
    }

    [Fact]
    public async Task A_voided_entry_leaves_the_state_as_if_it_had_never_been_and_stays_readable()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        var duty = county.As("duty-zhou");
        var attempt = await Given.MustAsync(duty.DoAsync(incident, Given.Failed(county, ContactChannel.Phone, Given.Phone)));
        Assert.Equal(1, (await duty.ViewAsync(incident))!.Contacts.Single().Failures);
        await Given.MustAsync(duty.DoAsync(incident, new IncidentCommand.VoidEntry(attempt.Version, "wrong person")));
        Assert.Equal(0, (await duty.ViewAsync(incident))!.Contacts.Single().Failures);
        var items = (await duty.TimelineAsync(incident))!.Items;
        Assert.True(items.Single(item => item.Kind == "contact-attempted").Voided);
        Assert.Contains(items, item => item.Kind == "entry-voided");
    }

    [Fact]
    public async Task A_body_that_is_no_command_names_its_field()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.IncidentAsync(county);
        var duty = county.As("duty-zhou");
        Assert.Equal(CommandOutcome.Invalid, (await duty.SendAsync(incident, "{}")).Outcome);
        Assert.Equal(CommandOutcome.Invalid, (await duty.SendAsync(incident, """{"type":"add-note","text":"x","surplus":1}""")).Outcome);
        Assert.Equal(CommandOutcome.Forbidden, (await duty.SendAsync(incident, """{"type":"strike-clock"}""")).Outcome);
    }

    private static HashSet<string> Demo(string officer) => [.. TestKit.Demo.Mechanism.Officers.First(row => row.Id == officer).Duties];
}
