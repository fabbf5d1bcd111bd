using System.Diagnostics;
using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>The one road, by page or API, to how the system runs. The silo says whose it is; the traces are those of this process.</summary>
public sealed class OperationDesk(SiloCalls silo, TraceRing ring)
{
    /// <summary>Traces of one list.</summary>
    public const int MostTraces = 100;

    /// <summary>How the system stands.</summary>
    public Task<OperationView> ShowAsync() => silo.AsOfficerAsync(grains => grains.GetGrain<IOperationGrain>(0).Show(), repeatable: true);

    /// <summary>Entries of an incident with their traces, newest first; empty for what is no incident.</summary>
    public Task<IReadOnlyList<EntryTraceView>> EntriesAsync(string incident, long before) => WireId.IsIncident(incident)
        ? silo.AsOfficerAsync(grains => grains.GetGrain<IOperationGrain>(0).Entries(incident, before), repeatable: true)
        : Task.FromResult<IReadOnlyList<EntryTraceView>>([]);

    /// <summary>The newest traces.</summary>
    public async Task<IReadOnlyList<TraceSummary>> TracesAsync(TraceFilter shown, string? incident)
    {
        await AdmitAsync();
        return ring.Recent(shown, incident, MostTraces);
    }

    /// <summary>One trace; null when this process has it no more, or never had it.</summary>
    public async Task<TracePicture?> TraceAsync(string traceId)
    {
        await AdmitAsync();
        return IsTrace(traceId) ? ring.Find(ActivityTraceId.CreateFromString(traceId)) : null;
    }

    /// <summary>Whether a text is a trace's id.</summary>
    public static bool IsTrace(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower) && text.Any(digit => digit != '0');

    private Task AdmitAsync() => silo.AsOfficerAsync(grains => grains.GetGrain<IOperationGrain>(0).Admit(), repeatable: true);
}
