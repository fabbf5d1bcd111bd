using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class EvidenceOnSqliteTests(SqliteCounty county) : EvidenceTests(county), IClassFixture<SqliteCounty>;
