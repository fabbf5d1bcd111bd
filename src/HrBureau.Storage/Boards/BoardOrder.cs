namespace HrBureau.Storage;

/// <summary>How a list is ordered.</summary>
public enum BoardOrder
{
    /// <summary>Missed clocks first, then what is due next, then the newest.</summary>
    Urgent,

    /// <summary>The newest first.</summary>
    Newest,
}
