using System.Diagnostics;
using HrBureau.Silo;
using OpenTelemetry;

namespace HrBureau.Host;

/// <summary>Writes the incident's id, the only baggage there is, on every span of its trace.</summary>
internal sealed class IncidentTag : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.GetBaggageItem(SiloTelemetry.IncidentTag) is { } incident)
        {
            data.SetTag(SiloTelemetry.IncidentTag, incident);
        }
    }
}
