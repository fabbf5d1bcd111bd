using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class EvidenceOnPostgresTests(PostgresCounty county) : EvidenceTests(county), IClassFixture<PostgresCounty>;
