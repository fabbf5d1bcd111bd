using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <inheritdoc cref="IReportMappingGrain"/>
[GrainType("report-mapping")]
internal sealed class ReportMappingGrain([PersistentState("report-mapping")] IPersistentState<MappingRecord> record, TimeProvider time) : Grain, IReportMappingGrain
{
    public Task<RememberedMapping?> Find() => Task.FromResult(record.State.ByAgency.GetValueOrDefault(Caller.Current!.Agency));

    public async Task Keep(ReportMapping mapping)
    {
        record.State.ByAgency[Caller.Current!.Agency] = new RememberedMapping(mapping, time.GetUtcNow());
        await this.KeepAsync(record);
    }
}
