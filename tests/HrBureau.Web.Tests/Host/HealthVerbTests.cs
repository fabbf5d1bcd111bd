using HrBureau.Host;
using HrBureau.TestKit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What a container without a shell asks itself.</summary>
public sealed class HealthVerbTests
{
    private const string Urls = "ASPNETCORE_URLS";

    [Fact]
    public async Task A_running_host_is_ready_and_lives_and_one_that_was_killed_is_neither()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        var everywhere = (Urls, $"http://0.0.0.0:{host.Address.Port}");

        Assert.Equal((0, "ready"), Told(await HostVerb.RunAsync(folder.Path, ["health", "ready"], everywhere)));
        Assert.Equal((0, "live"), Told(await HostVerb.RunAsync(folder.Path, ["health", "live"], everywhere)));

        await host.KillAsync();
        var gone = await HostVerb.RunAsync(folder.Path, ["health", "live"], everywhere);
        Assert.Equal((1, ""), Told(gone));
        Assert.Contains("no answer", gone.Said, StringComparison.Ordinal);
        Assert.Contains(Urls, gone.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_answers_but_not_well_is_not_ready()
    {
        using var folder = new TemporaryFolder();
        await using var other = await Receiver.StartAsync();
        other.Answer = static (context, _) => Receiver.Status(context, 503);

        Assert.Equal((1, ""), Told(await HostVerb.RunAsync(folder.Path, ["health", "ready"], (Urls, other.Address.ToString()))));
    }

    [Fact]
    public async Task What_is_missing_is_said_in_the_language_of_the_sentence()
    {
        using var folder = new TemporaryFolder();
        await using var other = await Receiver.StartAsync();
        foreach (var missing in Readiness.Words.Keys)
        {
            other.Answer = (context, _) =>
            {
                context.Response.StatusCode = 503;
                return context.Response.WriteAsync(Health.NotReady + missing);
            };
            var lines = (await HostVerb.RunAsync(folder.Path, ["health", "ready"], (Urls, other.Address.ToString()))).Said.Trim().Split('\n');

            Assert.DoesNotMatch(HostTextsTests.EnglishSentence, lines[0]);
            Assert.Contains(missing, lines[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_that_names_another_address_does_not_hinder_it()
    {
        using var folder = new TemporaryFolder();
        await using var other = await Receiver.StartAsync(tls: true);

        Assert.Equal((0, ""), Told(await HostVerb.RunAsync(folder.Path, ["health", "ready"], (Urls, other.Address.ToString().TrimEnd('/')))));
    }

    [Fact]
    public async Task Another_word_is_no_question()
    {
        using var folder = new TemporaryFolder();

        Assert.Contains("health ready|live", (await HostVerb.RunAsync(folder.Path, ["health", "good"])).Said, StringComparison.Ordinal);
    }

    private static (int Code, string Printed) Told(HostVerb.Ended ended) => (ended.Code, ended.Printed.Trim());
}
