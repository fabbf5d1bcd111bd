using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HrBureau.Storage;

/// <summary>The one thread that writes a file: whatever waits goes into one transaction.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string Savepoint = "one";
    private readonly SqliteDatabase _database;
    private readonly string _file;
    private readonly ILogger _logger;
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly SqlSession _session;
    private readonly WriteQueue _queue;
    private readonly Thread _thread;

    public SqliteWriter(SqliteDatabase database, string file, ILogger logger)
    {
        _database = database;
        _file = file;
        _logger = logger;
        _connection = SqliteFiles.OpenWriter(file);
        _statements = new SqliteStatements(_connection, database.Sql);
        _session = new SqlSession(_connection, null, database, CancellationToken.None);
        _queue = new WriteQueue(database.Options.QueueLimit, database.Options.BatchLimit);
        _thread = new Thread(Run) { IsBackground = true, Name = $"hrbureau-{Path.GetFileNameWithoutExtension(file)}-writer" };
        _thread.UnsafeStart();
    }

    public ValueTask EnqueueAsync(WriteJob job, CancellationToken cancellation) => _queue.EnqueueAsync(job, cancellation);

    public void Dispose()
    {
        _queue.Close();
        _thread.Join();
        _statements.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        while (_queue.WaitAsync().AsTask().GetAwaiter().GetResult())
        {
            var jobs = _queue.Take();
            if (jobs.Count > 0)
            {
                Flush(jobs);
            }
        }
    }

    private void Flush(List<WriteJob> jobs)
    {
        using var span = StorageTelemetry.StartFlush([.. jobs.OfType<AppendJob>()], "sqlite");
        var begin = Stopwatch.GetTimestamp();
        var written = false;
        try
        {
            Failpoint.Hit("append.before-write");
            StayOnDisk();
            var outcomes = Write(jobs);
            Failpoint.Hit("append.before-commit");
            Control("commit");
            written = true;
            Failpoint.Hit("append.after-commit");
            outcomes.ForEach(static tell => tell());
        }
        catch (Exception e)
        {
            RollBack();
            Exception fault = written
                ? new UnknownOutcomeException("The answer of the database was lost.", e)
                : new StorageUnavailableException("The database did not take the work.", e);
            StorageLog.FlushLost(_logger, 1, jobs.Count, e);
            jobs.ForEach(j => j.Fail(fault));
        }

        StorageTelemetry.FlushDuration.Record(Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }

    /// <summary>A file removed from under an open handle takes every commit and keeps none.</summary>
    private void StayOnDisk()
    {
        if (!File.Exists(_file))
        {
            throw new IOException($"{Path.GetFileName(_file)} is gone from the data folder; put it back from the backup and start again.");
        }
    }

    /// <summary>Writes all jobs bare; if one of them fails, writes them again, each on its own savepoint.</summary>
    private List<Action> Write(List<WriteJob> jobs)
    {
        if (jobs.TrueForAll(static j => j is AppendJob { Request.StandsAlone: false }))
        {
            try
            {
                Control("begin immediate");
                return jobs.ConvertAll(Write);
            }
            catch (SqliteException e) when (IsRefusal(e))
            {
                RollBack();
            }
        }

        Control("begin immediate");
        return jobs.ConvertAll(WriteOnSavepoint);
    }

    private Action WriteOnSavepoint(WriteJob job)
    {
        Control("savepoint " + Savepoint);
        try
        {
            var tell = Write(job);
            Control("release " + Savepoint);
            return tell;
        }
        catch (Exception e) when (e is not SqliteException refused || IsRefusal(refused))
        {
            Control("rollback to " + Savepoint);
            Control("release " + Savepoint);
            return () => Refuse(job, e);
        }
    }

    private Action Write(WriteJob job)
    {
        if (job is ISqliteWork work)
        {
            work.Run(_session);
            return work.Complete;
        }

        var append = (AppendJob)job;
        if (!AppendHead.Run(_statements, append))
        {
            return () => _ = AppendLookup.AnswerAsync(_database, append);
        }

        if (append.Request.Beside is { } beside && !Meets(append.Request.Incident, beside))
        {
            // As if the incident itself had moved: who decided on the other one decides again.
            Control("rollback to " + Savepoint);
            return () => _ = AppendLookup.AnswerAsync(_database, append);
        }

        if (append.Request.EndsHere && Coming(append.Request.Incident) is { } coming)
        {
            Control("rollback to " + Savepoint);
            return () => append.Answer(new AppendResult.WordComing(coming));
        }

        if (Claim(append.Request) is { } holder)
        {
            // The head has moved and other sites may be taken; neither must stay.
            Control("rollback to " + Savepoint);
            return () => append.Answer(new AppendResult.SiteTaken(holder));
        }

        foreach (var part in AppendParts.All)
        {
            part.Run(_statements, append);
        }

        return append.Succeed;
    }

    /// <summary>Whether the other incident stands as it was found; doors change hands then.</summary>
    private bool Meets(string incident, BesideIncident beside)
    {
        var look = _statements["append_beside"];
        look.Bind("incident", beside.Incident);
        if (look.Run() is not { } phase || !beside.Phases.Contains(phase))
        {
            return false;
        }

        if (beside.TakesDoors)
        {
            Doors("append_site_give", incident, beside.Incident);
        }

        if (beside.GivesDoorsBack)
        {
            Doors("append_site_back", incident, beside.Incident);
        }

        return true;
    }

    private void Doors(string statement, string incident, string into)
    {
        var doors = _statements[statement];
        doors.Bind("incident", incident);
        doors.Bind("into", into);
        doors.Run();
    }

    private string? Coming(string incident)
    {
        var coming = _statements["append_coming"];
        coming.Bind("incident", incident);
        return coming.Run();
    }

    /// <summary>Takes the sites an append asks for; names who holds one that it must win.</summary>
    private string? Claim(AppendRequest request)
    {
        foreach (var (key, mustWin) in request.AskedSites)
        {
            var claim = _statements["append_site_claim"];
            claim.Bind("site_key", key);
            claim.Bind("incident", request.Incident);
            claim.Bind("employer_key", request.SiteEmployer);
            claim.Bind("place", request.SitePlace);
            if (claim.Run() is { } holder && mustWin && holder != request.Incident)
            {
                return holder;
            }
        }

        return null;
    }

    private void Refuse(WriteJob job, Exception fault)
    {
        if (job is AppendJob)
        {
            StorageLog.AppendRejected(_logger, fault);
            job.Fail(new AppendRejectedException("The database refuses this append.", fault));
            return;
        }

        job.Fail(fault);
    }

    /// <summary>Whether the fault lies in the rows rather than in the disk or the file.</summary>
    private static bool IsRefusal(SqliteException fault) =>
        fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CONSTRAINT or SQLitePCL.raw.SQLITE_MISMATCH
            or SQLitePCL.raw.SQLITE_TOOBIG or SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_RANGE;

    private void RollBack()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            Control("rollback");
        }
    }

    private void Control(string text)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Words of transaction control only.
        command.CommandText = text;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
