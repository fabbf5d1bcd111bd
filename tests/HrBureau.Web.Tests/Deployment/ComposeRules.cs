using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HrBureau.Host;
using HrBureau.TestKit;

namespace HrBureau.Web.Tests;

/// <summary>What we demand of every container beyond a valid file.</summary>
internal static partial class ComposeRules
{
    private const string SecretFolder = "/run/secrets/";

    /// <summary>Their images hold one program and nothing that could ask it, or they run once.</summary>
    private static readonly string[] Unasked = ["migrate", "collector", "jaeger"];

    /// <summary>Every fault, with the service it is of.</summary>
    public static IReadOnlyList<string> Faults(JsonObject compose)
    {
        var services = compose["services"]!.AsObject().Select(pair => (Name: pair.Key, Service: pair.Value!.AsObject())).ToList();
        return
        [
            .. services.SelectMany(pair => OfService(pair.Name, pair.Service, compose).Select(fault => $"{pair.Name}: {fault}")),
            .. OfSilos(services.Where(pair => Setting(pair.Service, "HRB_ROLE") == "silo").Select(pair => pair.Service).ToList(), compose["networks"]!["back"]!),
            .. ((bool?)compose["networks"]!["back"]!["internal"] == true ? [] : (string[])["the network back has a way out"]),
        ];
    }

    private static IEnumerable<string> OfService(string name, JsonObject service, JsonObject compose)
    {
        var image = Default().Replace((string?)service["image"] ?? "", "$1");
        (bool Holds, string Fault)[] demands =
        [
            (User().IsMatch((string?)service["user"] ?? ""), "runs as root or whoever its image says"),
            ((bool?)service["read_only"] == true, "may write to its image"),
            (Words(service["cap_drop"]).SequenceEqual(["ALL"]) && service["cap_add"] is null && service["privileged"] is null, "keeps capabilities"),
            (Words(service["security_opt"]).Contains("no-new-privileges:true"), "may gain privileges"),
            (Pinned().IsMatch(image), $"image {image} is not pinned"),
            (service["mem_limit"] is not null, "has no limit of memory"),
            (service["pids_limit"] is not null, "has no limit of processes"),
            (service["logging"]?["options"]?["max-size"] is not null, "may log until the disk is full"),
            (Seconds(service["stop_grace_period"]) > Composition.DrainWithin.TotalSeconds, "is killed before it has drained"),
            (service["healthcheck"]?["test"] is not null || Unasked.Contains(name), "is not asked how it is"),
            (service["ports"] is null || name == "proxy", "is reached past the proxy"),
            (Words(service["tmpfs"]).All(place => place.StartsWith('/')), "has a place in memory that is no path"),
        ];
        return demands.Where(demand => !demand.Holds).Select(demand => demand.Fault)
            .Concat(Words(service["ports"]).Select(port => Default().Replace(port, "$1")).Where(port => !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)).Select(port => $"port {port} is open to the network"))
            .Concat(Mounts(service).Where(path => !Path.Exists(Repository.At(path))).Select(path => $"{path} is not there to be mounted"))
            .Concat(OfSettings(service, compose))
            .Concat(OfNode(service));
    }

    private static IEnumerable<string> OfSettings(JsonObject service, JsonObject compose)
    {
        var settings = service["environment"]?.AsObject() ?? [];
        var secrets = Words(service["secrets"]).ToList();
        foreach (var (name, value) in settings)
        {
            if (SettingName.IsOurs(name) && !SettingName.All.Contains(name))
            {
                yield return $"{name} is no setting of the program";
            }

            if (SettingName.Secrets.Contains(name) || name.EndsWith("PASSWORD", StringComparison.Ordinal))
            {
                yield return $"{name} is a secret in the environment";
            }

            if (value?.ToString() is { } path && path.StartsWith(SecretFolder, StringComparison.Ordinal) && !secrets.Contains(path[SecretFolder.Length..]))
            {
                yield return $"{path} is not handed to it";
            }
        }

        foreach (var secret in secrets.Where(secret => compose["secrets"]![secret] is null))
        {
            yield return $"{secret} is no secret of the file";
        }
    }

    /// <summary>What silos and web processes say to each other is not for others, who stand in the same network.</summary>
    private static IEnumerable<string> OfNode(JsonObject service)
    {
        if (Setting(service, SettingName.Role) is { } role && (Setting(service, SettingName.ClusterCertificate), Setting(service, SettingName.ClusterKey), Setting(service, SettingName.ClusterAuthority)) != ($"{SecretFolder}{role}-cert", $"{SecretFolder}{role}-key", $"{SecretFolder}node-root"))
        {
            yield return $"speaks in clear, or shows what is none of a {role}";
        }
    }

    /// <summary>Silos tell one another where they listen: on the closed network, of the two they stand in.</summary>
    private static IEnumerable<string> OfSilos(List<JsonObject> silos, JsonNode back) => silos
        .Where(silo => Setting(silo, "HRB_ADVERTISE") != back["ipam"]?["config"]?[0]?["subnet"]?.ToString())
        .Select(silo => $"silos advertise {Setting(silo, "HRB_ADVERTISE")} outside the network back")
        .Concat(silos.Count > 0 ? [] : ["there is no silo"]);

    private static string? Setting(JsonObject service, string name) => service["environment"]?[name]?.ToString();

    private static IEnumerable<string> Mounts(JsonObject service) =>
        Words(service["volumes"]).Where(volume => volume.StartsWith("./", StringComparison.Ordinal)).Select(volume => volume.Split(':')[0]);

    private static IEnumerable<string> Words(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.ToString());

    private static double Seconds(JsonNode? period) =>
        period?.ToString() is { } text && text.EndsWith('s') && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    [GeneratedRegex(@"^[1-9]\d*:\d+$")]
    private static partial Regex User();

    /// <summary>An exact version, with or without a digest.</summary>
    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+:v?\d+\.\d+(\.\d+)?(-[\w.]+)?(@sha256:[0-9a-f]{64})?$")]
    private static partial Regex Pinned();

    /// <summary>What stands in the place of a variable nobody set.</summary>
    [GeneratedRegex(@"\$\{\w+:-([^}]*)\}")]
    private static partial Regex Default();
}
