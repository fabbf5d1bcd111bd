namespace HrBureau.Storage;

/// <summary>Work for the writer thread that is not an append.</summary>
internal interface ISqliteWork
{
    /// <summary>Runs inside the writer's transaction; runs again if that is rolled back.</summary>
    void Run(SqlSession session);

    /// <summary>Tells the caller; called after the commit.</summary>
    void Complete();

    /// <summary>Tells the caller that it failed.</summary>
    void Fail(Exception fault);
}
