using System.Net;

namespace HrBureau.Host;

/// <summary>Every sentence this floor logs.</summary>
internal static partial class HostLog
{
    [LoggerMessage(4001, LogLevel.Information, "The certificate of this process was renewed and is shown from now on; it ends {Ends}")]
    public static partial void CertificateTaken(this ILogger log, DateTimeOffset ends);

    [LoggerMessage(4002, LogLevel.Error, "The renewed certificate cannot be used, and the one before is shown on, until {Ends}: {Why}")]
    public static partial void CertificateKept(this ILogger log, string why, DateTimeOffset ends);

    [LoggerMessage(4003, LogLevel.Warning, "A certificate was refused ({Thumbprint}): {Why}")]
    public static partial void CertificateRefused(this ILogger log, string thumbprint, string why);

    [LoggerMessage(4004, LogLevel.Warning, "A peer was refused: its certificate ({Thumbprint}) does not make it one of {Roles} at {Peer}")]
    public static partial void PeerRefused(this ILogger log, string? thumbprint, EndPoint? peer, string roles);

    [LoggerMessage(4005, LogLevel.Warning, "The certificate of this process ends {Ends}, in {Days} days; without it this process is cut off from the cluster. Put a new one in its place, nothing need be restarted")]
    public static partial void CertificateEnds(this ILogger log, DateTimeOffset ends, int days);

    [LoggerMessage(4006, LogLevel.Warning, "No silo was found yet: {Why} Looking again each second; until one is found everybody is told to try again")]
    public static partial void NoSiloFound(this ILogger log, string why);

    [LoggerMessage(4007, LogLevel.Warning, "Every account of this machine may read {Path}, which holds a secret: chmod 600 it, and make a new one if others could sign in here")]
    public static partial void SecretOpen(this ILogger log, string path);
}
