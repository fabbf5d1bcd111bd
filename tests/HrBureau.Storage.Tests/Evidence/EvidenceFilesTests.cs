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
            "update evidence_chunk set bytes = bytes - 1 where number = 1",
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

    [Fact]
    public async Task The_last_piece_is_given_only_to_who_holds_the_digests_and_the_length_that_all_of_them_have()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var kept = await files.KeepAsync(SomeFile.Bytes(3000), 1000);
        foreach (var other in new[] { kept with { Sha256 = kept.Sm3 }, kept with { Sm3 = kept.Sha256 }, kept with { Size = 2999 } })
        {
            var pieces = 0;
            await Assert.ThrowsAsync<EvidenceDamagedException>(async () =>
            {
                await foreach (var piece in files.ReadAsync(other, TestContext.Current.CancellationToken))
                {
                    pieces++;
                }
            });
            Assert.Equal(2, pieces);
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
    public async Task Whoever_keeps_much_that_is_evidence_of_nothing_must_attach_it_first(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var loose = await files.KeepAsync(SomeFile.Bytes(300));
        for (var bytes = EvidenceLimits.FileBytes; bytes < EvidenceLimits.LooseBytes; bytes += EvidenceLimits.FileBytes)
        {
            Assert.NotNull(await files.BeginAsync(SomeFile.Opening(EvidenceLimits.FileBytes)));
        }

        Assert.Null(await files.BeginAsync(SomeFile.Opening(EvidenceLimits.FileBytes)));
        Assert.NotNull(await files.BeginAsync(SomeFile.Opening(EvidenceLimits.FileBytes, uploader: "duty-lu")));
        var last = SomeFile.Opening(EvidenceLimits.FileBytes - 300);
        Assert.NotNull(await files.BeginAsync(last));
        Assert.NotNull(await files.BeginAsync(last));
        Assert.Null(await files.BeginAsync(SomeFile.Opening(1)));

        await files.NotePlaceAsync(loose.Id, "inc-1");
        Assert.NotNull(await files.BeginAsync(SomeFile.Opening(300)));
        Assert.Null(await files.BeginAsync(SomeFile.Opening(1)));
    }

    [Theory, OnBoth]
    public async Task Incidents_that_may_hold_a_file_are_noted_once(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var id = (await files.KeepAsync(SomeFile.Bytes(300), 100)).Id;

        Assert.True(await files.NotePlaceAsync(id, "inc-2"));
        Assert.True(await files.NotePlaceAsync(id, "inc-1"));
        Assert.True(await files.NotePlaceAsync(id, "inc-1"));

        Assert.Equal(["inc-1", "inc-2"], await files.PlacesAsync(id));
    }

    [Theory, OnBoth]
    public async Task A_whole_file_that_became_evidence_of_nothing_is_destroyed_and_one_that_did_is_not(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var loose = await files.KeepAsync(SomeFile.Bytes(300), 100);
        var bound = await files.KeepAsync(SomeFile.Bytes(300), 100);
        await files.NotePlaceAsync(bound.Id, "inc-1");

        var noted = new List<LooseFile>();
        Assert.Empty(await SweepAsync(loose.At.AddMilliseconds(-1)));
        Assert.Equal([new LooseFile(loose.Id, loose.Uploader, loose.Agency)], await SweepAsync(loose.At));
        Assert.Empty(await SweepAsync(loose.At));
        Assert.Equal([loose.Id], noted.Select(file => file.Id));

        Assert.True((await files.LoadAsync(loose.Id))!.Whole!.Erased);
        Assert.False((await files.LoadAsync(bound.Id))!.Whole!.Erased);
        Assert.False(await files.NotePlaceAsync(loose.Id, "inc-1"));
        Assert.Empty(await files.PlacesAsync(loose.Id));

        Task<IReadOnlyList<LooseFile>> SweepAsync(DateTimeOffset before) => files.SweepLooseAsync(before, 100, file =>
        {
            noted.Add(file);
            return Task.CompletedTask;
        });
    }

    [Theory, OnBoth]
    public async Task A_file_that_an_incident_may_hold_is_never_let_go_whoever_noted_it_there(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var file = await files.KeepAsync(SomeFile.Bytes(300), 100);
        // As a silo writes it that knows of no loose files.
        await place.ExecuteAsync($"insert into evidence_place (id, incident) values ('{file.Id}', 'inc-1')", SqliteFiles.Evidence);

        Assert.Empty(await files.SweepLooseAsync(file.At, 100, _ => Task.CompletedTask));

        Assert.False((await files.LoadAsync(file.Id))!.Whole!.Erased);
        Assert.Equal(0, await place.CountAsync("select count(*) from evidence_loose", SqliteFiles.Evidence));
        Assert.Empty(await files.LostAsync());
    }

    [Theory, OnBoth]
    public async Task A_file_that_cannot_be_put_down_is_not_destroyed(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var file = await files.KeepAsync(SomeFile.Bytes(300), 100);

        await Assert.ThrowsAnyAsync<Exception>(() => files.SweepLooseAsync(file.At, 100, _ => throw new InvalidOperationException("No log.")));

        Assert.False((await files.LoadAsync(file.Id))!.Whole!.Erased);
        Assert.Single(await files.SweepLooseAsync(file.At, 100, _ => Task.CompletedTask));
        Assert.True((await files.LoadAsync(file.Id))!.Whole!.Erased);
    }

    [Theory, OnBoth]
    public async Task Evidence_whose_key_or_record_is_gone_is_named_as_lost_and_a_file_nobody_attached_is_not(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        string[] ids = [(await files.KeepAsync(SomeFile.Bytes(300))).Id, (await files.KeepAsync(SomeFile.Bytes(300))).Id, (await files.KeepAsync(SomeFile.Bytes(300))).Id];
        foreach (var id in ids)
        {
            await files.NotePlaceAsync(id, "inc-1");
            await files.NotePlaceAsync(id, "inc-2");
        }

        await files.EraseAsync((await files.KeepAsync(SomeFile.Bytes(300))).Id);
        Assert.Empty(await files.LostAsync());

        await files.EraseAsync(ids[0]);
        await AlterAsync(place, $"delete from evidence_done where id = '{ids[1]}'");

        Assert.Equal(ids[..2].Order(StringComparer.Ordinal), await files.LostAsync());
    }

    [Theory, OnBoth]
    public async Task Every_file_is_read_back_and_held_against_what_was_taken(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var files = store.OpenFiles(SomeFile.Seal);
        var sound = await files.KeepAsync(SomeFile.Bytes(3000), 1000);
        var erased = await files.KeepAsync(SomeFile.Bytes(3000), 1000);
        await files.EraseAsync(erased.Id);
        var broken = await files.KeepAsync(SomeFile.Bytes(3000), 1000);
        await AlterAsync(place, $"update evidence_chunk set body = (select body from evidence_chunk where file = '{broken.Id}' and number = 0) where file = '{broken.Id}' and number = 2");

        Assert.Equal(new[] { sound.Id, erased.Id, broken.Id }.Order(StringComparer.Ordinal), await files.ListAsync("", 10));
        Assert.Equal((3000, 0), (await files.CheckAsync(sound.Id), await files.CheckAsync(erased.Id)));
        await Assert.ThrowsAsync<EvidenceDamagedException>(() => files.CheckAsync(broken.Id));
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
