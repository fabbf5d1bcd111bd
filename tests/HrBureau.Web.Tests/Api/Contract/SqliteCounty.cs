namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class SqliteCounty : CountyHost
{
    protected override Task<(string Name, string Value)[]> SettingsAsync() => Task.FromResult(Array.Empty<(string Name, string Value)>());
}
