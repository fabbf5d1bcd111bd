using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public partial class PlanTests
{
    /// <summary>A list within the search of a table would be read again for each of the table's rows: the more there are, the slower each call.</summary>
    [Fact]
    public async Task A_list_that_is_asked_is_read_once_on_sqlite()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        var seen = 0;
        foreach (var file in SqliteFiles.All)
        {
            await using var connection = await place.ConnectAsync(file);
            foreach (var name in SqlLibrary.Sqlite.Names.Where(name => SqlLibrary.Sqlite[name].Contains("json_each", StringComparison.Ordinal)))
            {
                await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A test explains the store's own SQL.
                command.CommandText = "explain query plan " + Parameter().Replace(SqlLibrary.Sqlite[name], "'x'");
#pragma warning restore CA2100
                if (await PlanAsync(command) is { } plan)
                {
                    seen++;
                    var list = plan.FindIndex(step => step.What.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
                    Assert.DoesNotContain(plan.Take(list), step => step.Within == plan[list].Within && step.What.StartsWith("SEARCH", StringComparison.Ordinal));
                    Assert.DoesNotContain(plan, step => step.What.StartsWith("SCAN", StringComparison.Ordinal) && step.What != "SCAN CONSTANT ROW" && !step.What.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
                }
            }
        }

        Assert.InRange(seen, 10, int.MaxValue);
    }

    /// <returns>Null if the statement speaks of tables of another file.</returns>
    private static async Task<List<(int Within, string What)>?> PlanAsync(System.Data.Common.DbCommand command)
    {
        var plan = new List<(int Within, string What)>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                plan.Add((reader.GetInt32(1), reader.GetString(3)));
            }
        }
        catch (Microsoft.Data.Sqlite.SqliteException e) when (e.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return null;
        }

        return plan;
    }

    [GeneratedRegex("@[a-z_]+")]
    private static partial Regex Parameter();
}
