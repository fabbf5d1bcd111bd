using Xunit;

namespace HrBureau.Web.Tests;

/// <inheritdoc/>
public sealed class ContractOnPostgresTests(PostgresCounty county) : ContractTests(county), IClassFixture<PostgresCounty>;
