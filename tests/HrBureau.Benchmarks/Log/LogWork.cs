using HrBureau.Storage;

namespace HrBureau.Benchmarks;

/// <summary>The work: whole appends through the incident log.</summary>
internal sealed class LogWork(Store store)
{
    private readonly AppendResult.Appended?[] _heads = new AppendResult.Appended?[LogLoad.Incidents];
    private readonly DateTimeOffset _at = TimeProvider.System.GetUtcNow();

    public Task<double> RunAsync() => LogLoad.RunAsync(AppendAsync);

    private async Task AppendAsync(int number)
    {
        var incident = LogLoad.Incident(number);
        var head = _heads[number];
        var version = (head?.Version ?? 0) + 1;
        var plain = new PlainAppend(incident, version, Guid.NewGuid(), _at.UtcDateTime);
        _heads[number] = (AppendResult.Appended)await store.Incidents.AppendAsync(
            new AppendRequest
            {
                Incident = incident,
                ExpectedVersion = version - 1,
                HeadHash = head?.HeadHash ?? [],
                Entries = [new NewEntry(plain.EventId, "note-added", 1, _at, _at, "duty-zhou", "agy-hr", PlainAppend.Payload, PlainAppend.Trace)],
                Reply = new StoredReply(new ReplyKey(incident, "duty-zhou", plain.Key), "sha", "{\"version\":1}"),
                Due = new DueRow(_at.AddSeconds(version), PlainAppend.Trace),
                Owed = [new OwedRow(plain.OwedId, incident, version, "notice", "agy-police", PlainAppend.Payload, PlainAppend.Trace, _at)],
                Board = new BoardRow(
                    incident, "001", false, "responding", "larger", false, "duty-zhou", "employer", "project", "place", 46, 12_345_600,
                    "{}", _at.AddSeconds(version), false, _at, _at, "employer project place", PlainAppend.Payload),
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
