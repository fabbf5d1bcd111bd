using System.Diagnostics;
using HrBureau.Web;
using OpenTelemetry;

namespace HrBureau.Host;

/// <summary>Hands every span that ended to the page of traces, after what must not leave was taken out of it.</summary>
internal sealed class TraceFeed(TraceRing ring) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data) => ring.Keep(data);
}
