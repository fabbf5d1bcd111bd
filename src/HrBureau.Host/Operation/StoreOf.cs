using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Where the facts of these settings are kept.</summary>
internal static class StoreOf
{
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
        if (settings.Hash is { } hash)
        {
            options.HashAlgorithm = hash;
        }

        return options;
    }
}
