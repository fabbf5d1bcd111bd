namespace HrBureau.Cluster.Tests;

/// <summary>What an act was told.</summary>
/// <param name="Incident">The incident it stands on.</param>
/// <param name="Version">The version it made; 0 for a report.</param>
/// <param name="Events">The kinds of its entries; of a report its id.</param>
internal sealed record RigReply(string Incident, long Version, IReadOnlyList<string> Events)
{
    public override string ToString() => $"{Incident}@{Version} ({string.Join(' ', Events)})";
}
