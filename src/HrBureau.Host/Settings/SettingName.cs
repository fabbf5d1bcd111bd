namespace HrBureau.Host;

/// <summary>Every setting there is. On the command line a name stands as it is, or short: <c>HRB_DATA</c> is <c>--data</c> too.</summary>
internal static class SettingName
{
    public const string Role = "HRB_ROLE";
    public const string Data = "HRB_DATA";
    public const string Database = "HRB_DATABASE";
    public const string DatabaseAdmin = "HRB_DATABASE_ADMIN";
    public const string DatabaseWeb = "HRB_DATABASE_WEB";
    public const string Hash = "HRB_HASH";
    public const string ClusterId = "HRB_CLUSTER_ID";
    public const string ClusterAuthority = "HRB_CLUSTER_CA_FILE";
    public const string ClusterCertificate = "HRB_CLUSTER_CERT_FILE";
    public const string ClusterKey = "HRB_CLUSTER_KEY_FILE";
    public const string SiloPort = "HRB_SILO_PORT";
    public const string GatewayPort = "HRB_GATEWAY_PORT";
    public const string Advertise = "HRB_ADVERTISE";
    public const string Urls = "ASPNETCORE_URLS";
    public const string County = "HRB_COUNTY";
    public const string PublicUrl = "HRB_PUBLIC_URL";
    public const string WebhookAllow = "HRB_WEBHOOK_ALLOW";
    public const string BootstrapPassword = "HRB_BOOTSTRAP_PASSWORD";
    public const string Password = "HRB_PASSWORD";
    public const string TokenKeyFile = "HRB_TOKEN_KEY_FILE";
    public const string ServiceTokenFile = "HRB_SERVICE_TOKEN_FILE";
    public const string Failpoints = "HRB_FAILPOINTS";
    public const string TraceViewer = "HRB_TRACE_VIEWER";
    public const string Telemetry = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Prefix = "HRB_";
    private const string FileSuffix = "_FILE";

    /// <summary>Settings that are secret, or hold one: instead of the value a file may be named that holds it.</summary>
    public static readonly IReadOnlyList<string> Secrets = [Database, DatabaseAdmin, BootstrapPassword, Password];

    public static readonly IReadOnlyList<string> All =
    [
        Role, Data, Database, DatabaseAdmin, DatabaseWeb, Hash, ClusterId, ClusterAuthority, ClusterCertificate, ClusterKey, SiloPort, GatewayPort, Advertise, Urls,
        County, PublicUrl, WebhookAllow, BootstrapPassword, Password, TokenKeyFile, ServiceTokenFile, Failpoints, TraceViewer, Telemetry, .. Secrets.Select(FileOf),
    ];

    /// <summary>The setting that names the file of a secret one.</summary>
    public static string FileOf(string secret) => secret + FileSuffix;

    public static string? Find(string option) => All.FirstOrDefault(name =>
        string.Equals(name, option, StringComparison.OrdinalIgnoreCase) || string.Equals(ShortOf(name), option, StringComparison.OrdinalIgnoreCase));

    /// <summary>A variable that looks like ours, so that a misspelt one is not passed over in silence.</summary>
    public static bool IsOurs(string variable) => variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The known name nearest to a misspelt one.</summary>
    public static string Nearest(string wrong) => All.MinBy(name => Math.Min(Distance(name, wrong), Distance(ShortOf(name), wrong)))!;

    /// <summary>The option that stands for a setting on the command line.</summary>
    public static string OptionOf(string name) => $"--{ShortOf(name)}";

    private static string ShortOf(string name) => name switch
    {
        Urls => "urls",
        Telemetry => "otlp-endpoint",
        _ => name[Prefix.Length..].Replace('_', '-').ToLowerInvariant(),
    };

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], same ? diagonal : 1 + Math.Min(diagonal, Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
