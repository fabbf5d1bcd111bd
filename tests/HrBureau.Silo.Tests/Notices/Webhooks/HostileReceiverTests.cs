using System.Net;
using HrBureau.Domain;
using HrBureau.TestKit;
using Microsoft.AspNetCore.Http;
using static HrBureau.Silo.Tests.HookedCounty;

namespace HrBureau.Silo.Tests;

/// <summary>Receivers that mean harm, and addresses that lead where nothing may go.</summary>
public sealed class HostileReceiverTests
{
    [Fact]
    public async Task Nobody_follows_a_redirect_into_the_house()
    {
        await using var inside = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            context.Response.Headers.Location = inside.Url;
            return Receiver.Status(context, StatusCodes.Status307TemporaryRedirect);
        };
        Assert.Equal(WebhookFault.Redirected, await TestedAsync(receiver));
        Assert.Empty(inside.Got);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_and_the_message_counts_as_taken()
    {
        await using var receiver = await Receiver.StartAsync();
        var hungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async (context, _) =>
        {
            var junk = new byte[64 * 1024];
            using var aborted = context.RequestAborted.Register(hungUp.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(junk, CancellationToken.None);
                await Task.Yield();
            }
        };
        Assert.Null(await TestedAsync(receiver));
        await hungUp.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Headers_without_end_are_not_read()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            for (var i = 0; i < 40; i++)
            {
                context.Response.Headers[$"x-{i}"] = new string('a', 1000);
            }

            return Receiver.Status(context, 200);
        };
        Assert.NotNull(await TestedAsync(receiver));
    }

    [Fact]
    public async Task A_broken_connection_is_a_failure()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(WebhookFault.Unreachable, await TestedAsync(receiver));
    }

    [Fact]
    public async Task A_certificate_nobody_has_signed_gets_nothing()
    {
        await using var receiver = await Receiver.StartAsync(tls: true);
        Assert.Equal(WebhookFault.CertificateRefused, await TestedAsync(receiver));
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task A_name_that_means_another_address_by_the_time_of_the_connection_gets_nothing()
    {
        IPAddress[] answer = [IPAddress.Parse("93.184.215.14")];
        await using var county = await StartAsync(Options with { Allowed = AllowedHosts.None, Resolve = (_, _) => Task.FromResult(answer) });
        Assert.Null((await county.As("admin").HookAsync(Police, hook => hook.Register("https://gateway.example/hooks", true)))!.Refusal);
        foreach (var rebound in new IPAddress[][] { [IPAddress.Loopback], [IPAddress.Parse("93.184.215.14"), IPAddress.Parse("10.0.0.1")], [IPAddress.Parse("::ffff:169.254.169.254")] })
        {
            answer = rebound;
            Assert.Equal(WebhookFault.AddressRefused, (await county.As("admin").HookAsync(Police, hook => hook.Test()))!.Fault);
        }
    }

    [Fact]
    public async Task What_the_operator_no_longer_opens_is_refused_at_the_connection()
    {
        await using var receiver = await Receiver.StartAsync();
        var door = new OutwardDoor(Options with { Allowed = AllowedHosts.None });
        using var http = new HttpClient(new SocketsHttpHandler { ConnectCallback = door.ConnectAsync });
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(receiver.Address, TestContext.Current.CancellationToken));
        Assert.IsType<AddressRefusedException>(fault.InnerException);
        Assert.Empty(receiver.Got);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.9")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::7f00:1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:0a00:1::1")]
    [InlineData("2001:0:53aa:64c:0:0:0:1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("100::1")]
    public void What_is_not_public_is_known(string address) => Assert.False(PublicAddresses.Holds(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.215.14")]
    [InlineData("1.1.1.1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("240e::1")]
    public void What_is_public_is_known(string address) => Assert.True(PublicAddresses.Holds(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://gateway.example/hooks", null)]
    [InlineData("https://gateway.example:8443/hooks?tenant=1", null)]
    [InlineData("http://gateway.example/hooks", RefusalCode.WebhookNeedsTls)]
    [InlineData("https://gateway.example:22/", RefusalCode.WebhookAddressWrong)]
    [InlineData("https://user:pass@gateway.example/", RefusalCode.WebhookAddressWrong)]
    [InlineData("https://gateway.example/#part", RefusalCode.WebhookAddressWrong)]
    [InlineData("ftp://gateway.example/", RefusalCode.WebhookAddressWrong)]
    [InlineData("file:///etc/passwd", RefusalCode.WebhookAddressWrong)]
    [InlineData("gateway.example/hooks", RefusalCode.WebhookAddressWrong)]
    [InlineData("https://gateway.example/a b", RefusalCode.WebhookAddressWrong)]
    [InlineData("https://gateway.example\\@127.0.0.1/", RefusalCode.WebhookAddressWrong)]
    [InlineData("", RefusalCode.WebhookAddressWrong)]
    [InlineData("https://127.0.0.1/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://127.1/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://2130706433/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://0x7f.0.0.1/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://0177.0.0.1/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://[::1]/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://[::ffff:7f00:1]/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://\uff11\uff12\uff17.0.0.1/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://169.254.169.254/latest/meta-data/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://mixed.example/", RefusalCode.WebhookAddressRefused)]
    [InlineData("https://nobody.example/", RefusalCode.WebhookHostUnknown)]
    [InlineData("http://10.20.0.9:9000/hooks", null)]
    [InlineData("http://inside.example:9000/hooks", null)]
    [InlineData("http://meta.example/", RefusalCode.WebhookAddressRefused)]
    public async Task An_address_is_looked_at_before_it_is_registered(string url, RefusalCode? refused)
    {
        var door = new OutwardDoor(new WebhookOptions
        {
            Allowed = Allow("10.20.0.0/16 inside.example, meta.example"),
            Resolve = (host, _) => host switch
            {
                "gateway.example" => Found("93.184.215.14"),
                "mixed.example" => Found("93.184.215.14", "192.168.0.1"),
                "inside.example" => Found("192.168.0.1"),
                "meta.example" => Found("169.254.169.254"),
                _ => throw new System.Net.Sockets.SocketException(11001),
            },
        });
        Assert.Equal(refused, (await door.CheckAsync(url))?.Code);
    }

    private static Task<IPAddress[]> Found(params string[] addresses) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());

    /// <summary>What came of a test message to a receiver.</summary>
    private static async Task<WebhookFault?> TestedAsync(Receiver receiver)
    {
        await using var county = await StartAsync();
        await RegisterAsync(county, receiver);
        var reply = await county.As("admin").HookAsync(Police, hook => hook.Test());
        Assert.Equal(reply!.Fault is null, reply.Taken);
        return reply.Fault;
    }
}
