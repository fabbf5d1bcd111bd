using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Files as they go over the wire.</summary>
internal static class EvidenceViews
{
    /// <param name="file">The file.</param>
    /// <param name="names">Whether the reader may know who took it: often a worker, whose name leaves the house by no other way either.</param>
    public static EvidenceView Of(EvidenceFile file, bool names) => new(
        file.Id, file.About.Name, file.Type, file.Contradicts, file.Size, file.Pieces, file.Sha256, file.Sm3, file.About.Device, file.About.TakenAt, file.About.Place, names ? file.About.Taker : null,
        file.Uploader, file.Agency, file.At);

    /// <summary>The evidence of an incident, as far as a sight shows it.</summary>
    public static EvidenceItem[] Of(IncidentState state, Sight sight, string officer, Mechanism current) =>
        [.. state.Evidence.Where(attached => Shows(sight, attached, officer)).Select(attached => Item(attached, current, sight is Sight.Whole || attached.By == officer))];

    public static bool Shows(Sight sight, AttachedEvidence attached, string officer) => sight switch
    {
        Sight.Whole => true,
        Sight.Shared shared => shared.Parts.Contains(SharePart.Evidence) || attached.By == officer,
        _ => false,
    };

    private static EvidenceItem Item(AttachedEvidence attached, Mechanism current, bool names)
    {
        var (file, type) = (attached.File, EvidenceType.Of(attached.File.Type));
        return new EvidenceItem(
            file.EvidenceId, attached.Version, file.Name.Value ?? "", type.MediaType, type.Kind, type.Previewed, file.Contradicts, file.Size, file.Sha256, file.Sm3, file.Device, file.TakenAt,
            file.Place.Value, names ? file.Taker.Value : null, file.Caption, file.Step, OfficerNames.Of(current, attached.By), attached.At);
    }
}
