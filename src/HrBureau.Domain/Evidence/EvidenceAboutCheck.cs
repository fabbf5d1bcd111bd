namespace HrBureau.Domain;

/// <summary>Bounds of what people say of a file.</summary>
public static class EvidenceAboutCheck
{
    /// <summary>Cleans the name and checks the rest.</summary>
    /// <param name="about">As it was given.</param>
    /// <param name="now">Now.</param>
    /// <returns>What can be kept, and the first fault or null.</returns>
    public static (EvidenceAbout About, Refusal? Fault) Check(EvidenceAbout about, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(about);
        var kept = new EvidenceAbout(
            EvidenceName.Clean(about.Name), Some(about.ClaimedType) is { Length: <= EvidenceLimits.Words } claimed ? claimed : null, Some(about.Device), about.TakenAt, Some(about.Place), Some(about.Taker), about.Sha256);
        var check = new FieldCheck(now).Name("device", kept.Device).Name("place", kept.Place).Name("taker", kept.Taker);
        return (kept, (kept.TakenAt is { } taken ? check.Legal("takenAt", taken) : check).Fault);
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
