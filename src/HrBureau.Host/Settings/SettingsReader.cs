using System.Globalization;
using System.Net;
using HrBureau.Silo;
using HrBureau.Storage;
using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>Reads settings strictly: what is unknown or makes no sense stops the start.</summary>
internal sealed class SettingsReader
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private readonly Dictionary<string, string> given;

    private readonly IReadOnlyList<string> opened;

    private SettingsReader(Dictionary<string, string> given, IReadOnlyList<string> opened) => (this.given, this.opened) = (given, opened);

    /// <param name="line">Wins over the environment.</param>
    /// <param name="environment">The process's environment.</param>
    /// <exception cref="StartRefusedException">Names the setting and the cure.</exception>
    public static Settings Read(CommandLine line, IReadOnlyDictionary<string, string> environment)
    {
        if (environment.Keys.FirstOrDefault(name => SettingName.IsOurs(name) && !SettingName.All.Contains(name)) is { } unknown)
        {
            throw StartRefusedException.Because("unknown-variable", unknown, SettingName.Nearest(unknown));
        }

        var given = environment.Where(pair => SettingName.All.Contains(pair.Key) && pair.Value.Length > 0).ToDictionary();
        foreach (var (name, value) in line.Settings)
        {
            given[name] = value;
        }

        var opened = SecretFiles.Open(given, line.Settings);
        return new SettingsReader(given, opened).Read();
    }

    private Settings Read()
    {
        var role = RoleOf(Text(SettingName.Role) ?? "all");
        var urls = Urls();
        var settings = new Settings
        {
            Role = role,
            DataFolder = Path.GetFullPath(Text(SettingName.Data) ?? Folders.DefaultData),
            Database = Text(SettingName.Database),
            DatabaseAdmin = Text(SettingName.DatabaseAdmin),
            DatabaseWeb = Text(SettingName.DatabaseWeb),
            Hash = Text(SettingName.Hash),
            ClusterId = Text(SettingName.ClusterId) ?? "hrbureau",
            Node = Node(),
            SiloPort = Port(SettingName.SiloPort),
            GatewayPort = Port(SettingName.GatewayPort),
            Advertise = Address(),
            Urls = urls,
            County = County(role),
            PublicUrl = PublicUrl() ?? urls[0],
            WebhookAllow = WebhookAllow(),
            BootstrapPassword = Text(SettingName.BootstrapPassword),
            Password = Text(SettingName.Password),
            TokenKeyFile = Text(SettingName.TokenKeyFile),
            ServiceTokenFile = Text(SettingName.ServiceTokenFile),
            OpenedSecrets = opened,
            Telemetry = Endpoint(),
            TraceViewer = TraceViewer(),
        };
        return Checked(settings);
    }

    private Settings Checked(Settings settings)
    {
        if (settings.BootstrapPassword is { } password)
        {
            Require(settings.IsDemo, "bootstrap-password-demo-only");
            Require(password.Length is >= Passwords.Shortest and <= Passwords.Longest, "bootstrap-password-length", Passwords.Shortest, Passwords.Longest);
        }

        CheckFailpoints();
        Require(settings.Role == Role.All || settings.Database is not null, "database-needed", WordOf(settings.Role));
        Require(settings.Role != Role.Silo || settings.TokenKeyFile is not null, "token-key-needed");
        Require(settings.Role != Role.Web || settings.ServiceTokenFile is not null, "service-token-needed");
        return settings;
    }

    /// <summary>The named places read the process's environment themselves, so that they stand before anything else does.</summary>
    private void CheckFailpoints()
    {
        if (Text(SettingName.Failpoints) is { } rules && FailpointRules.FirstWrong(rules) is { } wrong)
        {
            throw StartRefusedException.Because("failpoint-wrong", wrong, string.Join(' ', FailpointRules.Names));
        }
    }

    private string County(Role role) => Text(SettingName.County) switch
    {
        null when role == Role.All && Text(SettingName.Database) is null => Settings.Demo,
        null when role == Role.All => throw StartRefusedException.Because("county-needed-database"),
        null => throw StartRefusedException.Because("county-needed", WordOf(role)),
        Settings.Demo => Settings.Demo,
        var folder when Directory.Exists(folder) => Path.GetFullPath(folder),
        var folder => throw StartRefusedException.Because("county-not-found", folder),
    };

    private string? PublicUrl()
    {
        var text = Text(SettingName.PublicUrl);
        Require(text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)), "public-url-wrong", text ?? "");
        return text;
    }

    private AllowedHosts WebhookAllow()
    {
        var wrong = AllowedHosts.Read(Text(SettingName.WebhookAllow) ?? "", out var allowed);
        Require(wrong is null, "webhook-allow-wrong", wrong ?? "");
        return allowed;
    }

    private static Role RoleOf(string word) => word switch
    {
        "all" => Role.All,
        "silo" => Role.Silo,
        "web" => Role.Web,
        _ => throw StartRefusedException.Because("role-unknown", word),
    };

    private static string WordOf(Role role) => role switch
    {
        Role.All => "all",
        Role.Silo => "silo",
        _ => "web",
    };

    private string[] Urls()
    {
        var text = Text(SettingName.Urls) ?? DefaultUrl;
        var urls = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Require(urls.Length > 0 && urls.All(IsUrl), "urls-wrong", text);
        return urls;
    }

    private static bool IsUrl(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private int? Port(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var isPort = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535;
        Require(isPort, "port-wrong", name, text);
        return port;
    }

    /// <summary>Half of it would be no protection and look like one.</summary>
    private NodeFiles? Node()
    {
        string[] names = [SettingName.ClusterAuthority, SettingName.ClusterCertificate, SettingName.ClusterKey];
        if (names.All(name => Text(name) is null))
        {
            return null;
        }

        var missing = names.FirstOrDefault(name => Text(name) is null);
        Require(missing is null, "node-file-needed", missing ?? "", string.Join(' ', names.Where(name => Text(name) is not null)));
        return new NodeFiles(Text(names[0])!, Text(names[1])!, Text(names[2])!);
    }

    private IPAddress? Address()
    {
        if (Text(SettingName.Advertise) is not { } text)
        {
            return null;
        }

        if (IPAddress.TryParse(text, out var address))
        {
            Require(!address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any), "advertise-wrong", text);
            return address;
        }

        Require(IPNetwork.TryParse(text, out var network), "advertise-wrong", text);
        var own = OwnAddress.Within(network);
        Require(own.Count == 1, "advertise-network", text, string.Join(' ', own));
        return own[0];
    }

    private Uri? Endpoint()
    {
        if (Text(SettingName.Telemetry) is not { } text)
        {
            return null;
        }

        var isEndpoint = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        Require(isEndpoint, "telemetry-wrong", text);
        return uri;
    }

    private string? TraceViewer()
    {
        var text = Text(SettingName.TraceViewer);
        Require(
            text is null || (text.Contains(TraceViews.Place, StringComparison.Ordinal) && Uri.TryCreate(text.Replace(TraceViews.Place, "0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"),
            "trace-viewer-wrong",
            text ?? "");
        return text;
    }

    private string? Text(string name) => given.GetValueOrDefault(name);

    private static void Require(bool holds, string text, params object[] args)
    {
        if (!holds)
        {
            throw StartRefusedException.Because(text, args);
        }
    }
}
