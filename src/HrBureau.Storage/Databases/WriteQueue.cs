using System.Collections.Concurrent;
using System.Threading.Channels;

namespace HrBureau.Storage;

/// <summary>
/// The bounded queue in front of a writer. A batch is whatever waits, without lingering, and never holds two
/// appends of one incident: the second waits for the next batch, where it meets the first one's version.
/// Urgent work stands in a line of its own, which is taken first.
/// </summary>
internal sealed class WriteQueue(int queueLimit, int batchLimit)
{
    private readonly Channel<WriteJob> _channel = Channel.CreateBounded<WriteJob>(
        new BoundedChannelOptions(queueLimit) { SingleReader = true });

    private readonly ConcurrentQueue<WriteJob> _urgent = new();
    private readonly HashSet<string> _incidents = new(StringComparer.Ordinal);
    private List<WriteJob> _later = [];

    /// <summary>Puts a job in line. What is urgent is little, for the loops that send it take no more than they have places for: it never waits for room.</summary>
    public ValueTask EnqueueAsync(WriteJob job, CancellationToken cancellation)
    {
        if (!job.Urgent)
        {
            return _channel.Writer.WriteAsync(job, cancellation);
        }

        _urgent.Enqueue(job);
        _channel.Writer.TryWrite(Wake.Up); // A full line is being read anyhow.
        return ValueTask.CompletedTask;
    }

    public void Close() => _channel.Writer.TryComplete();

    /// <summary>Waits for work; false when the queue is closed and empty.</summary>
    public async ValueTask<bool> WaitAsync() => _later.Count > 0 || !_urgent.IsEmpty || await _channel.Reader.WaitToReadAsync();

    /// <summary>Takes the next batch. It may be empty when those who waited have given up.</summary>
    public List<WriteJob> Take()
    {
        var batch = new List<WriteJob>();
        var waiting = _later;
        _later = [];
        _incidents.Clear();
        while (batch.Count < batchLimit && _urgent.TryDequeue(out var pressing))
        {
            Place(pressing, batch);
        }

        foreach (var job in waiting)
        {
            Place(job, batch);
        }

        while (batch.Count < batchLimit && _later.Count < batchLimit && _channel.Reader.TryRead(out var job))
        {
            if (job is not Wake)
            {
                Place(job, batch);
            }
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

    /// <summary>No work: it wakes the reader for what stands in the other line.</summary>
    private sealed class Wake : WriteJob
    {
        public static readonly Wake Up = new();

        public override void Fail(Exception fault)
        {
        }
    }
}
