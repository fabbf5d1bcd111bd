namespace HrBureau.Silo;

/// <summary>Works off what stands in an actor's line, row by row, one row at a time, in the actor's own turns.</summary>
/// <param name="next">Takes the next row from the line; an empty one ends it until somebody comes.</param>
/// <param name="run">Works on a row and answers everybody in it.</param>
internal sealed class LinePump<TQueued, TReply>(Func<List<TQueued>> next, Func<List<TQueued>, Task> run)
    where TQueued : QueuedCall<TReply>
{
    private bool _moves;

    /// <summary>Takes up to so many from the head of a line.</summary>
    public static List<TQueued> RowOf(Queue<TQueued> line, int longest)
    {
        var row = new List<TQueued>(Math.Min(line.Count, longest));
        while (row.Count < longest && line.TryDequeue(out var queued))
        {
            row.Add(queued);
        }

        return row;
    }

    /// <summary>Somebody stands in line.</summary>
    public void Wake()
    {
        if (_moves)
        {
            return;
        }

        _moves = true;

        // A flow of its own: whoever finds the line empty is not the one whose name and trace the acts of the others bear.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Factory.StartNew(MoveAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);
        }
    }

    private async Task MoveAsync()
    {
        while (next() is { Count: > 0 } row)
        {
            try
            {
                await run(row);
            }
            catch (Exception e)
            {
                row.ForEach(queued => queued.Fail(e));
            }
        }

        _moves = false;
    }
}
