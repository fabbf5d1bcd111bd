namespace HrBureau.Host;

/// <summary>What stands in the files of a <see cref="NodeIdentity"/> at one moment.</summary>
internal sealed record NodeText(string Authority, string Certificate, string Key)
{
    /// <exception cref="StartRefusedException">One of the files cannot be read.</exception>
    public static NodeText Read(NodeFiles files) => new(
        Read(SettingName.ClusterAuthority, files.Authority),
        Read(SettingName.ClusterCertificate, files.Certificate),
        Read(SettingName.ClusterKey, files.Key));

    /// <summary>Never print a key by accident.</summary>
    public override string ToString() => nameof(NodeText);

    private static string Read(string setting, string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw StartRefusedException.Because("node-file-wrong", setting, path);
        }
    }
}
