using Npgsql;

namespace HrBureau.Storage;

/// <summary>Another incident that one append rests on, within its transaction. Heads are locked in one order everywhere, whichever of the two moves.</summary>
internal sealed class PostgresBeside(SqlLibrary sql, NpgsqlConnection connection, NpgsqlTransaction transaction, string incident, BesideIncident other)
{
    private bool ComesFirst => string.CompareOrdinal(other.Incident, incident) < 0;

    /// <summary>Locks the other head where it comes before the one that moves.</summary>
    public Task LockBeforeAsync() => ComesFirst ? LockAsync() : Task.CompletedTask;

    /// <summary>Whether it stands as it was found; doors change hands then, after both heads and before any other.</summary>
    public async Task<bool> MeetsAsync()
    {
        if (!ComesFirst)
        {
            await LockAsync();
        }

        if (await RunAsync("append_beside", ("incident", other.Incident)) is not string phase || !other.Phases.Contains(phase))
        {
            return false;
        }

        if (other.TakesDoors)
        {
            await RunAsync("append_site_give", ("incident", incident), ("into", other.Incident));
        }

        if (other.GivesDoorsBack)
        {
            await RunAsync("append_site_back", ("incident", incident), ("into", other.Incident));
        }

        return true;
    }

    private Task<object?> LockAsync() => RunAsync("head_lock", ("incident", other.Incident));

    private async Task<object?> RunAsync(string statement, params (string Name, string Value)[] values)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from the embedded .sql files only.
        command.CommandText = sql[statement];
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new NpgsqlParameter<string>(name, value));
        }

        return await command.ExecuteScalarAsync();
    }
}
