using System.Threading.Channels;

namespace HrBureau.Storage;

/// <summary>
/// The bounded queue in front of a writer. A batch is whatever waits, without lingering, and never holds two
/// appends of one incident: the second waits for the next batch, where it meets the first one's version.
/// </summary>
internal sealed class WriteQueue(int queueLimit, int batchLimit)
{
    private readonly Channel<WriteJob> _channel = Channel.CreateBounded<WriteJob>(
        new BoundedChannelOptions(queueLimit) { SingleReader = true });

    private readonly HashSet<string> _incidents = new(StringComparer.Ordinal);
    private List<WriteJob> _later = [];

    public int Waiting => _channel.Reader.Count;

    public bool TryEnqueue(WriteJob job) => _channel.Writer.TryWrite(job);

    public ValueTask EnqueueAsync(WriteJob job, CancellationToken cancellation) => _channel.Writer.WriteAsync(job, cancellation);

    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Waits for work; false when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync() => _later.Count > 0 || await _channel.Reader.WaitToReadAsync();

    /// <summary>Takes the next batch. It may be empty when those who waited have given up.</summary>
    public List<WriteJob> Take()
    {
        var batch = new List<WriteJob>();
        var waiting = _later;
        _later = [];
        _incidents.Clear();
        foreach (var job in waiting)
        {
            Place(job, batch);
        }

        while (batch.Count < batchLimit && _later.Count < batchLimit && _channel.Reader.TryRead(out var job))
        {
            Place(job, batch);
        }

        return batch;
    }

    private void Place(WriteJob job, List<WriteJob> batch)
    {
        if (batch.Count >= batchLimit || (job is AppendJob append && !_incidents.Add(append.Request.Incident)))
        {
            _later.Add(job);
        }
        else if (job.TryStart())
        {
            batch.Add(job);
        }
    }
}
