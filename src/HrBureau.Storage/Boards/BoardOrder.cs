namespace HrBureau.Storage;

/// <summary>How a list is ordered.</summary>
public enum BoardOrder
{
    /// <summary>Responses of the two highest grades first, then missed clocks, then what is due next, then the newest; within a minute the higher grade.</summary>
    Urgent,

    /// <summary>The newest first.</summary>
    Newest,
}
