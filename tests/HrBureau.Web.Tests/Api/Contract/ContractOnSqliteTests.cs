using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class ContractOnSqliteTests(SqliteCounty county) : ContractTests(county), IClassFixture<SqliteCounty>;
