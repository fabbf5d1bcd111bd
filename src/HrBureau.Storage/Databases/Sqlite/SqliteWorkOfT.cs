namespace HrBureau.Storage;

/// <inheritdoc/>
internal sealed class SqliteWork<T>(Func<SqlSession, Task<T>> work) : WriteJob<T>, ISqliteWork
{
    private T? _result;

    public void Run(SqlSession session)
    {
        // Microsoft.Data.Sqlite has no asynchronous calls: the task is complete when it is returned.
        _result = work(session).GetAwaiter().GetResult();
    }

    public void Complete() => Answer(_result!);
}
