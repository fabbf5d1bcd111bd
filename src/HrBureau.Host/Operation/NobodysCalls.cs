using System.Diagnostics;
using OpenTelemetry;

namespace HrBureau.Host;

/// <summary>
/// Records no call of an actor and no question to the database that no recorded act began. Orleans hands on only what it records itself:
/// what is left out on purpose on one side — probes, open streams, the loops' looking, what a sampler dropped — would begin traces of its
/// own on the other.
/// </summary>
internal sealed class NobodysCalls : BaseProcessor<Activity>
{
    private static readonly string[] Below = ["Microsoft.Orleans", "Npgsql"];

    public override void OnStart(Activity data)
    {
        if (data.ParentSpanId == default && Below.Any(start => data.Source.Name.StartsWith(start, StringComparison.Ordinal)))
        {
            data.IsAllDataRequested = false;
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
