using HrBureau.TestKit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
/// <remarks>The database has no tables yet: a program that plays every role makes its own.</remarks>
public sealed class PostgresCounty : CountyHost
{
    protected override async Task<(string Name, string Value)[]> SettingsAsync()
    {
        var server = await PostgresServer.SharedAsync();
        return [("HRB_ROLE", "all"), ("HRB_DATABASE", server.ConnectionString(await server.CreateDatabaseAsync()))];
    }
}
