using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class StoryOnPostgresTests(PostgresCounty county) : StoryTests(county), IClassFixture<PostgresCounty>;
