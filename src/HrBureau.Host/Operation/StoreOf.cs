using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Where the facts of these settings are kept.</summary>
internal static class StoreOf
{
    /// <summary>Nobody waits at a page for what is only read, beside a busy system as a rule.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(30);

    public static StorageOptions Options(Settings settings, bool readOnly = false)
    {
        var options = new StorageOptions
        {
            Folder = settings.Database is null ? settings.DataFolder : null,
            ConnectionString = settings.Database,
            AdminConnectionString = settings.DatabaseAdmin,
            WebRole = settings.DatabaseWeb,
            ReadOnly = readOnly,
        };
        if (readOnly)
        {
            options.ReadWithin = Unhurried;
        }

        if (settings.Hash is { } hash)
        {
            options.HashAlgorithm = hash;
        }

        return options;
    }
}
