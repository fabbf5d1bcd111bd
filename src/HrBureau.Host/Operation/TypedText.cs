using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace HrBureau.Host;

/// <summary>
/// Takes out of spans what a caller typed into an address or for an officer's id: it may be a phone number, an ID number or a password
/// in the wrong field. The route and the kind of the actor stay.
/// </summary>
internal sealed partial class TypedText : BaseProcessor<Activity>
{
    private const string Path = "url.path";
    private const string Route = "http.route";
    private const string Orleans = "Microsoft.Orleans";
    private const string Officer = "officer/";

    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Path) is not null)
        {
            data.SetTag(Path, data.GetTagItem(Route));
        }

        if (data.Source.Name.StartsWith(Orleans, StringComparison.Ordinal))
        {
            foreach (var (name, value) in data.TagObjects.ToArray())
            {
                if (value?.ToString() is { } text && text.Contains(Officer, StringComparison.Ordinal))
                {
                    data.SetTag(name, OfficerKey().Replace(text, Officer));
                }
            }
        }
    }

    [GeneratedRegex(@"officer/off-[a-z0-9.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex OfficerKey();
}
