using System.Security.Cryptography;
using HrBureau.Domain;
using HrBureau.TestKit;
using Org.BouncyCastle.Crypto.Digests;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class EvidenceFilesTests
{
    [Theory, OnBoth]
    public async Task What_was_sent_in_pieces_is_read_back_whole_with_both_digests_and_what_was_said_of_it(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var bytes = SomeFile.Bytes((2 * EvidenceLimits.ChunkBytes) + 77);

        var kept = await files.KeepAsync(bytes, 200_000);

        Assert.Equal((bytes.Length, 3, "image/jpeg", false), ((int)kept.Size, kept.Pieces, kept.Type, kept.Contradicts));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), kept.Sha256);
        Assert.Equal(Sm3(bytes), kept.Sm3);
        var found = (await files.LoadAsync(kept.Id))!.Whole!;
        Assert.Equal(kept with { Key = null }, found with { Key = null, About = found.About with { TakenAt = kept.About.TakenAt } });
        Assert.Equal(SomeFile.About.TakenAt, found.About.TakenAt);
        Assert.Equal(bytes, await files.AllAsync(found));
        Assert.Null(await files.LoadAsync("evd-0"));
    }

    [Theory, OnBoth]
    public async Task Nothing_of_a_file_lies_in_the_open(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var file = await files.KeepAsync([.. SomeFile.Bytes(10), .. "张三 110101199003070000"u8]);

        await using var connection = await place.ConnectAsync(SqliteFiles.Evidence);
        await using var command = connection.CreateCommand();
        command.CommandText = "select f.about, d.about, c.body, k.wrapped from evidence_file f join evidence_done d on d.id = f.id join evidence_chunk c on c.file = f.id join evidence_key k on k.id = f.id";
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        for (var i = 0; i < 4; i++)
        {
            var text = System.Text.Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(i));
            Assert.DoesNotContain("张三", text, StringComparison.Ordinal);
            Assert.DoesNotContain("gate", text, StringComparison.Ordinal);
        }

        Assert.Equal("gate.jpg", file.About.Name);
    }

    [Theory, OnBoth]
    public async Task An_upload_goes_on_where_it_stopped_in_another_process(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        var bytes = SomeFile.Bytes(600_000);
        var opening = SomeFile.Opening(bytes.Length);
        await using (var before = place.Open())
        {
            var files = before.OpenFiles(SomeFile.Seal);
            await files.AppendAsync((await files.BeginAsync(opening))!, bytes.AsMemory(0, 250_000));
        }

        await using var store = place.Open();
        var again = store.OpenFiles(SomeFile.Seal);
        var begun = await again.BeginAsync(opening with { About = EvidenceAbout.None, BegunAt = Some.Noon.AddHours(1) });
        Assert.Equal((250_000, 1, "gate.jpg"), (begun!.Offset, begun.Pieces, begun.Opening.About.Name));
        var whole = await again.FinishAsync(await again.SendAsync(begun, bytes), begun.Opening.About, Some.Noon);
        Assert.Equal(bytes, await again.AllAsync(whole!));
    }

    [Theory, OnBoth]
    public async Task Of_two_who_continue_one_upload_at_once_one_goes_on_and_the_other_writes_nothing(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var upload = (await files.BeginAsync(SomeFile.Opening(100)))!;

        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => files.AppendAsync(upload, SomeFile.Bytes(10 + i))));

        var winner = Assert.Single(both, one => one is not null)!;
        Assert.Equal((winner.Offset, 1), ((await files.LoadAsync(upload.Opening.Id))!.Offset, winner.Pieces));
        Assert.Null(await files.AppendAsync(upload, SomeFile.Bytes(10)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => files.AppendAsync(winner, SomeFile.Bytes(100)));
    }

    [Theory, OnBoth]
    public async Task A_file_that_is_not_what_or_as_long_as_its_sender_says_is_not_taken_and_a_finished_one_takes_nothing_more(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var bytes = SomeFile.Bytes(100);
        var half = (await files.AppendAsync((await files.BeginAsync(SomeFile.Opening(100)))!, bytes.AsMemory(0, 50)))!;
        Assert.Null(await files.FinishAsync(half, SomeFile.About, Some.Noon));
        var all = await files.SendAsync(half, bytes);
        Assert.Null(await files.FinishAsync(all, SomeFile.About, Some.Noon, new string('0', 64)));

        var whole = (await files.FinishAsync(all, SomeFile.About, Some.Noon, Convert.ToHexStringLower(SHA256.HashData(bytes))))!;

        Assert.Null(await files.AppendAsync((await files.LoadAsync(whole.Id))!, bytes));
        Assert.Equal(whole.Sha256, (await files.FinishAsync(all, SomeFile.About, Some.Noon.AddDays(1)))!.Sha256);
        Assert.Equal(Some.Noon, (await files.LoadAsync(whole.Id))!.Whole!.At);
    }

    [Theory, OnBoth]
    public async Task A_file_without_bytes_is_a_file(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);

        var kept = await files.KeepAsync([]);

        Assert.Equal((0L, 0, "application/octet-stream"), (kept.Size, kept.Pieces, kept.Type));
        Assert.Empty(await files.AllAsync(kept));
    }

    [Theory, OnBoth]
    public async Task A_changed_byte_a_missing_piece_swapped_pieces_and_an_altered_word_are_found_and_nothing_more_is_read(StorageKind on)
    {
        var alterations = new[]
        {
            "update evidence_chunk set body = (select body from evidence_chunk where number = 0) where number = 1",
            "delete from evidence_chunk where number = 1",
            "delete from evidence_chunk where number = 2",
            "update evidence_chunk set number = case number when 0 then 10 when 1 then 11 else number end; update evidence_chunk set number = 1 where number = 10; update evidence_chunk set number = 0 where number = 11",
            on == StorageKind.Sqlite
                ? "update evidence_chunk set body = cast(substr(body, 1, length(body) - 1) || x'00' as blob) where number = 1 and substr(body, length(body)) <> x'00'; update evidence_chunk set body = cast(substr(body, 1, 20) || x'0102' || substr(body, 23) as blob) where number = 1"
                : "update evidence_chunk set body = set_byte(body, 100, 255 - get_byte(body, 100)) where number = 1",
            "update evidence_done set sha256 = sm3",
            "update evidence_done set type = 'text/html'",
            "update evidence_done set chunks = 2",
            "update evidence_file set uploader = 'duty-lu'",
        };
        foreach (var alteration in alterations)
        {
            await using var place = await StoragePlace.NewAsync(on);
            await using var store = place.Open();
            var files = store.OpenFiles(SomeFile.Seal);
            var kept = await files.KeepAsync(SomeFile.Bytes(3000), 1000);
            await AlterAsync(place, alteration);

            var fault = await Record.ExceptionAsync(async () => await files.AllAsync((await files.LoadAsync(kept.Id))!.Whole!));

            Assert.True(fault is EvidenceDamagedException, $"{alteration}: {fault}");
        }
    }

    [Theory, OnBoth]
    public async Task A_piece_altered_before_the_file_was_whole_is_found_when_it_is_finished(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var upload = await files.SendAsync((await files.BeginAsync(SomeFile.Opening(3000)))!, SomeFile.Bytes(3000), 1000);
        await AlterAsync(place, "update evidence_chunk set body = (select body from evidence_chunk where number = 0) where number = 1");

        await Assert.ThrowsAsync<EvidenceDamagedException>(() => files.FinishAsync(upload, SomeFile.About, Some.Noon));
    }

    [Theory, OnBoth]
    public async Task A_whole_file_can_neither_be_changed_nor_deleted_by_whoever_is_connected(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var bytes = SomeFile.Bytes(3000);
        var kept = await files.KeepAsync(bytes, 1000);
        await files.NotePlaceAsync(kept.Id, "inc-1");
        foreach (var change in new[]
        {
            "update evidence_chunk set start = 5", "delete from evidence_chunk", "update evidence_file set uploader = 'x'", "delete from evidence_file",
            "update evidence_done set type = 'x'", "delete from evidence_done", "delete from evidence_place", "update evidence_place set incident = 'x'", "update evidence_key set wrapped = wrapped",
        })
        {
            Assert.Contains(
                "insert-only",
                (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => place.ExecuteAsync(change, SqliteFiles.Evidence))).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(bytes, await files.AllAsync(kept));
    }

    [Theory, OnBoth]
    public async Task A_file_whose_key_is_destroyed_keeps_its_digests_and_nothing_else(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var kept = await files.KeepAsync(SomeFile.Bytes(3000));

        await files.EraseAsync(kept.Id);

        var left = (await files.LoadAsync(kept.Id))!.Whole!;
        Assert.Equal((true, kept.Sha256, EvidenceAbout.None), (left.Erased, left.Sha256, left.About));
        await Assert.ThrowsAsync<EvidenceDamagedException>(() => files.AllAsync(left));
    }

    [Theory, OnBoth]
    public async Task Another_secret_opens_nothing_and_an_older_one_still_does(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var kept = await store.OpenFiles(SomeFile.Seal).KeepAsync(SomeFile.Bytes(3000));
        var (other, older) = (SHA256.HashData("other"u8), SHA256.HashData("files"u8));

        await Assert.ThrowsAsync<EvidenceDamagedException>(() => store.OpenFiles(new FileSeal([other])).LoadAsync(kept.Id));
        Assert.Equal("gate.jpg", (await store.OpenFiles(new FileSeal([other, older])).LoadAsync(kept.Id))!.Whole!.About.Name);
    }

    [Theory, OnBoth]
    public async Task What_was_never_finished_goes_after_its_time_and_what_is_whole_or_young_stays(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var old = await files.SendAsync((await files.BeginAsync(SomeFile.Opening()))!, SomeFile.Bytes(40_000), 1000);
        var young = (await files.BeginAsync(SomeFile.Opening() with { BegunAt = Some.Noon.AddHours(1) }))!;
        var whole = await files.KeepAsync(SomeFile.Bytes(3000));

        Assert.Equal(1, await files.SweepAsync(Some.Noon));

        Assert.Null(await files.LoadAsync(old.Opening.Id));
        Assert.Null(await files.AppendAsync(old, SomeFile.Bytes(10)));
        Assert.NotNull(await files.LoadAsync(young.Opening.Id));
        Assert.Equal(3000, (await files.AllAsync((await files.LoadAsync(whole.Id))!.Whole!)).Length);
        Assert.Equal(1, await place.CountAsync("select count(*) from evidence_chunk", SqliteFiles.Evidence));
        Assert.Equal(2, await place.CountAsync("select count(*) from evidence_key", SqliteFiles.Evidence));
        Assert.Equal(0, await files.SweepAsync(Some.Noon));
    }

    [Theory, OnBoth]
    public async Task Whoever_begins_many_files_and_finishes_none_must_finish_some_first(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        for (var i = 0; i < EvidenceLimits.Unfinished; i++)
        {
            Assert.NotNull(await files.BeginAsync(SomeFile.Opening()));
        }

        Assert.Null(await files.BeginAsync(SomeFile.Opening()));
        Assert.NotNull(await files.BeginAsync(SomeFile.Opening(uploader: "duty-lu")));
    }

    [Theory, OnBoth]
    public async Task Incidents_that_may_hold_a_file_are_noted_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);

        await files.NotePlaceAsync("evd-1", "inc-2");
        await files.NotePlaceAsync("evd-1", "inc-1");
        await files.NotePlaceAsync("evd-1", "inc-1");

        Assert.Equal(["inc-1", "inc-2"], await files.PlacesAsync("evd-1"));
    }

    /// <summary>Somebody with every right: even the guards of the tables are gone.</summary>
    private static Task<int> AlterAsync(StoragePlace place, string sql) => place.ExecuteAsync(
        place.Kind == StorageKind.Sqlite
            ? string.Concat(new[] { "file_no_update", "file_no_delete", "chunk_no_update", "chunk_no_delete", "done_no_update", "done_no_delete" }.Select(name => $"drop trigger evidence_{name};")) + sql
            : $"set session_replication_role = replica; {sql}",
        SqliteFiles.Evidence);

    private static string Sm3(byte[] bytes)
    {
        var sm3 = new SM3Digest();
        sm3.BlockUpdate(bytes, 0, bytes.Length);
        var hash = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(hash, 0);
        return Convert.ToHexStringLower(hash);
    }
}
