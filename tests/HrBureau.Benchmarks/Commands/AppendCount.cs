using System.Diagnostics.Metrics;
using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>Counts durable appends by the product's own counter: commands of officers and recorded deliveries alike.</summary>
internal sealed class AppendCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _appended;

    public AppendCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == StorageTelemetry.Name && instrument.Name == "hrbureau.storage.appends")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags is [{ Key: StorageTelemetry.OutcomeTag, Value: "appended" }])
            {
                Interlocked.Add(ref _appended, count);
            }
        });
        _listener.Start();
    }

    public long Value => Interlocked.Read(ref _appended);

    public void Dispose() => _listener.Dispose();
}
