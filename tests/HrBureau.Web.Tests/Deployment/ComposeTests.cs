using HrBureau.TestKit;
using NJsonSchema;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The compose files hold against the compose specification's own schema, and against our rules.</summary>
public sealed class ComposeTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("docker-compose.yml"));

    [Theory]
    [InlineData("docker-compose.yml")]
    [InlineData("deploy/containers/county.yml")]
    public async Task The_schema_of_the_specification_accepts_the_file(string file) =>
        Assert.Empty((await SchemaAsync()).Validate(YamlFile.Read(await File.ReadAllTextAsync(Repository.At(file), TestContext.Current.CancellationToken)).ToJsonString()));

    [Theory]
    [InlineData("start_period: 60s", "start_periodd: 60s")]
    [InlineData("  read_only: true", "  readonly: true")]
    [InlineData("condition: service_healthy", "condition: service_well")]
    [InlineData("  cap_drop: [ALL]", "  cap_drop: ALL")]
    [InlineData("    internal: true", "    internall: true")]
    [InlineData("secrets:\n  db-owner-password: {file:", "secrets:\n  db-owner-password: {fill:")]
    public async Task A_misspelt_key_or_word_is_found(string right, string wrong)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        Assert.NotEmpty((await SchemaAsync()).Validate(YamlFile.Read(Text.Replace(right, wrong, StringComparison.Ordinal)).ToJsonString()));
    }

    [Fact]
    public void Every_container_keeps_the_rules() => Assert.Empty(ComposeRules.Faults(YamlFile.Read(Text)));

    [Theory]
    [InlineData("user: \"1654:1654\"", "user: \"0:0\"", "runs as root")]
    [InlineData("user: \"10001:10001\"", "hostname: x", "runs as root")]
    [InlineData("read_only: true", "read_only: false", "may write")]
    [InlineData("cap_drop: [ALL]", "cap_drop: [NET_RAW]", "keeps capabilities")]
    [InlineData("    stop_signal: SIGINT", "    privileged: true", "keeps capabilities")]
    [InlineData("no-new-privileges:true", "no-new-privileges:false", "may gain")]
    [InlineData("postgres:15.18-bookworm", "postgres:latest", "not pinned")]
    [InlineData("grafana:13.1.0", "grafana", "not pinned")]
    [InlineData("  mem_limit: 1g", "  cpus: 1", "no limit of memory")]
    [InlineData("  pids_limit: 256", "  cpus: 1", "no limit of processes")]
    [InlineData("max-size: 10m, ", "", "until the disk is full")]
    [InlineData("  stop_grace_period: 45s", "  stop_grace_period: 30s", "before it has drained")]
    [InlineData("  healthcheck: *healthy", "  cpus: 1", "not asked")]
    [InlineData("LISTEN_ON:-127.0.0.1", "LISTEN_ON:-0.0.0.0", "open to the network")]
    [InlineData("    shm_size: 256m", "    ports: [\"127.0.0.1:5432:5432\"]", "past the proxy")]
    [InlineData("./deploy/jaeger.yaml", "./deploy/yaeger.yaml", "not there to be mounted")]
    [InlineData("HRB_ROLE: web", "HRB_ROL: web", "no setting of the program")]
    [InlineData("HRB_DATABASE_FILE: /run/secrets/database-web", "HRB_DATABASE: Host=db;Password=x", "secret in the environment")]
    [InlineData("secrets: [database-web, service-token,", "secrets: [database-web,", "not handed to it")]
    [InlineData("  service-token: {file:", "  servicetoken: {file:", "no secret of the file")]
    [InlineData("HRB_ADVERTISE: 172.30.82.0/24", "HRB_ADVERTISE: 172.16.0.0/12", "outside the network back")]
    [InlineData("    HRB_CLUSTER_KEY_FILE: /run/secrets/web-key\n", "", "speaks in clear")]
    [InlineData("HRB_CLUSTER_CERT_FILE: /run/secrets/silo-cert", "HRB_CLUSTER_CERT_FILE: /run/secrets/web-cert", "none of a silo")]
    [InlineData("    - /data:mode=1777,size=16m", "    - data:mode=1777,size=16m", "no path")]
    [InlineData("internal: true", "internal: false", "way out")]
    public void A_broken_rule_is_found(string right, string wrong, string fault)
    {
        Assert.Contains(right, Text, StringComparison.Ordinal);

        Assert.Contains(ComposeRules.Faults(YamlFile.Read(Text.Replace(right, wrong, StringComparison.Ordinal))), found => found.Contains(fault, StringComparison.Ordinal));
    }

    private static async Task<JsonSchema> SchemaAsync()
    {
        var path = Repository.At("artifacts", "tools", "compose.schema.json");
        Assert.True(File.Exists(path), $"{path} is not there; bash tests/run fetches it.");
        return await JsonSchema.FromFileAsync(path, TestContext.Current.CancellationToken);
    }
}
