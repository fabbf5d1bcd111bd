using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary><c>verify [incident]</c>: recomputes the hash chains, beside a running host too.</summary>
internal static class VerifyVerb
{
    private const int Broken = 2;

    public static async Task<int> RunAsync(Settings settings, string? only)
    {
        await using var store = Store.Open(StoreOf.Options(settings, readOnly: true));
        var (all, faulty) = (0, 0);
        await foreach (var incident in AllIncidents.ListAsync(store.Incidents, only))
        {
            var result = await store.Incidents.VerifyAsync(incident);
            all++;
            faulty += result.Ok ? 0 : 1;
            Console.WriteLine(result.Ok
                ? HostTexts.Both("verified", incident, result.Entries, Convert.ToHexStringLower(result.HeadHash))
                : HostTexts.Both("tampered", incident, result.FirstBad ?? 0, result.Fault));
        }

        Console.WriteLine(HostTexts.Both("verified-all", all, faulty));
        return faulty == 0 ? 0 : Broken;
    }
}
