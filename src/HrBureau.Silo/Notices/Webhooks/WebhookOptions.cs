using System.Net;

namespace HrBureau.Silo;

/// <summary>How notices leave the house.</summary>
public sealed record WebhookOptions
{
    /// <summary>The address people are told; links in notices begin with it.</summary>
    public Uri PublicUrl { get; init; } = new("http://127.0.0.1:5080");

    /// <summary>Where notices may go although it is no public address: <c>HRB_WEBHOOK_ALLOW</c>.</summary>
    public AllowedHosts Allowed { get; init; } = AllowedHosts.None;

    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>From the first packet to the last header of the answer; what comes after is not read.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Asks the name service; tests answer in its place.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
}
