using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class StoryOnSqliteTests(SqliteCounty county) : StoryTests(county), IClassFixture<SqliteCounty>;
