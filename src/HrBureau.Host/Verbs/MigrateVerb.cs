using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary><c>migrate</c>: brings the tables up to this program.</summary>
internal static class MigrateVerb
{
    public static async Task<int> RunAsync(Settings settings)
    {
        await using var store = Store.Open(StoreOf.Options(settings));
        await store.Migrator.MigrateAsync(static (script, holders) => Console.WriteLine(HostTexts.Both("migrate-waits", script, holders)));
        Console.WriteLine(HostTexts.Both("migrated"));
        return 0;
    }
}
