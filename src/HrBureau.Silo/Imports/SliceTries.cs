using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>How many rows of a table go at once, which of them went, and how often those that do not go are tried again.</summary>
/// <remarks>Only tries while the store answers are told here: a store that is away says nothing of a row.</remarks>
internal sealed class SliceTries
{
    private const int OfOne = 5;
    private const int OfAll = 40;

    private readonly Dictionary<int, TakenReport> _went = [];
    private int _most;
    private int _tries;

    /// <summary>How many rows go at once: fewer after a slice of which nothing went, which may have been too much for its time.</summary>
    public int Length { get; private set; } = ImportSlice.Length;

    /// <summary>Whether more went at the last try than at those before: it is worth trying again soon.</summary>
    public bool Advances => _most > 0 && _tries == 1;

    /// <summary>The rows of a slice that have not gone yet.</summary>
    public ImportLine[] Left(IEnumerable<ImportLine> slice) => [.. slice.Where(line => !_went.ContainsKey(line.Row))];

    /// <summary>What became of the rows of the slice, at this try and those before; what was refused is tried again.</summary>
    /// <param name="taken">What became of those that were left.</param>
    public Dictionary<int, TakenReport> With(IEnumerable<KeyValuePair<int, TakenReport>> taken)
    {
        var all = new Dictionary<int, TakenReport>(_went);
        foreach (var (row, one) in taken)
        {
            all[row] = one;
            if (one.Outcome == CommandOutcome.Accepted)
            {
                _went[row] = one;
            }
        }

        return all;
    }

    /// <summary>A slice went whole.</summary>
    public void Went()
    {
        _went.Clear();
        (_most, _tries, Length) = (0, 0, Math.Min(Length * 2, ImportSlice.Length));
    }

    /// <summary>A slice did not go whole. While more goes than before, nothing is over; where the others go again and again and one does not, it never will.</summary>
    /// <param name="taken">How many of its rows went.</param>
    public bool IsOver(int taken)
    {
        (_most, _tries) = taken > _most ? (taken, 1) : (_most, _tries + 1);
        if (taken == 0)
        {
            (_most, Length) = (0, Math.Max(1, Length / 2));
        }

        return _tries >= (taken == 0 ? OfAll : OfOne);
    }
}
