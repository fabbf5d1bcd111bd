using Orleans.Concurrency;

namespace HrBureau.Contracts;

/// <summary>One import of a table of reports; key <c>imp-…</c>. It runs in the cluster until its last row is done, whoever looks or stops looking.</summary>
[Alias("hrb.import")]
[GrainInterfaceType("hrb.import")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Begins it. The same key again changes nothing and answers how it stands.</summary>
    /// <param name="name">Name of the table's file.</param>
    /// <returns>How it stands; null when the key is another agency's.</returns>
    [Needs("import-reports")]
    [Alias("open")]
    Task<ImportView?> Open(string name);

    /// <summary>Keeps the next piece of a part. A piece that is kept already changes nothing.</summary>
    /// <param name="part">Which part.</param>
    /// <param name="name">Which hand-over of it, <see cref="ImportOrder.Name"/>; empty for the table.</param>
    /// <param name="number">Number of the piece, from 0.</param>
    /// <param name="bytes">At most 256 kB; every piece but the last has as many.</param>
    /// <param name="last">Whether the part is whole with it.</param>
    /// <returns>False when it does not follow on what is kept, or is not for the caller.</returns>
    [Needs("import-reports")]
    [Alias("keep")]
    Task<bool> Keep(ImportPart part, string name, int number, byte[] bytes, bool last);

    /// <summary>Reads a piece of the table back.</summary>
    /// <param name="number">From 0.</param>
    /// <returns>Null behind the last, or for whom it is not.</returns>
    [Needs("import-reports")]
    [Alias("read")]
    Task<byte[]?> Read(int number);

    /// <summary>Starts it, once. Again it answers how it stands.</summary>
    /// <param name="order">What is to be imported.</param>
    /// <returns>How it stands; null when there is nothing to start, or not for the caller.</returns>
    [Needs("import-reports")]
    [Alias("start")]
    Task<ImportView?> Start(ImportOrder order);

    /// <summary>How it stands.</summary>
    /// <returns>Null for an import that does not exist or is another agency's.</returns>
    [Needs("import-reports")]
    [Alias("view")]
    [AlwaysInterleave]
    Task<ImportView?> View();

    /// <summary>What keeps rows from being taken, in the order of the table.</summary>
    /// <param name="skip">How many are known already.</param>
    /// <param name="limit">How many more, at most 1,000.</param>
    /// <returns>None behind the last, or for whom they are not.</returns>
    [Needs("import-reports")]
    [Alias("faults")]
    [AlwaysInterleave]
    Task<IReadOnlyList<RowFault>> Faults(int skip, int limit);

    /// <summary>Destroys what it keeps of the table: what was taken stands in the incidents, sealed per person.</summary>
    /// <returns>False while it still runs.</returns>
    [Needs(Access.System)]
    [Alias("expire")]
    Task<bool> Expire();

    /// <summary>Goes on after the silo that ran it has stopped.</summary>
    [Needs(Access.System)]
    [Alias("go-on")]
    Task GoOn();
}
