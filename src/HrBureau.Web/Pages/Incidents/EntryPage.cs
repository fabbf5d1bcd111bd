namespace HrBureau.Web;

/// <summary>A page of the timeline as a screen shows it.</summary>
/// <param name="Items">Entries, newest first.</param>
/// <param name="Before">Where earlier entries go on: those before this version; null at the beginning.</param>
public sealed record EntryPage(IReadOnlyList<TimelineItem> Items, long? Before)
{
    /// <summary>Nothing to show.</summary>
    public static EntryPage None { get; } = new([], null);
}
