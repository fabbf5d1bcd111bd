namespace HrBureau.Host;

/// <summary>
/// The <see cref="NodeIdentity"/> in force. Its files are looked at again when a connection is made, so that a renewed certificate
/// needs no restart; what cannot be used leaves the one before in its place, and is said once.
/// </summary>
internal sealed class NodeCertificate(Settings settings, NodeText opened, NodeIdentity first, TimeProvider time, ILogger<NodeCertificate> log)
{
    /// <summary>However many connections are made, the files are not read more often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Certificate and key are put in their places one after the other: what does not fit together yet may do so a moment later.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    private readonly Lock door = new();
    private NodeIdentity current = first;
    private NodeText taken = opened;
    private Unusable? unusable;
    private long? looked;

    public NodeIdentity Current
    {
        get
        {
            lock (door)
            {
                if (looked is not { } before || time.GetElapsedTime(before) >= Every)
                {
                    Look();
                }

                return current;
            }
        }
    }

    private void Look()
    {
        looked = time.GetTimestamp();
        NodeText? now = null;
        try
        {
            now = NodeText.Read(settings.Node!);
            if (now != taken)
            {
                (current, taken) = (NodeIdentity.Of(now, settings), now);
                log.CertificateTaken(current.Ends);
                if (PrivateFile.IsOpenToAll(settings.Node!.Key))
                {
                    log.SecretOpen(settings.Node.Key);
                }
            }

            unusable = null;
        }
        catch (StartRefusedException refused)
        {
            if (unusable is null || unusable.Text != now)
            {
                unusable = new Unusable(now, looked.Value);
            }
            else if (!unusable.IsSaid && time.GetElapsedTime(unusable.Since) >= Between)
            {
                unusable = unusable with { IsSaid = true };
                log.CertificateKept(refused.Message, current.Ends);
            }
        }
    }

    /// <summary>What stands in the files and is not taken; no text where they cannot be read.</summary>
    private sealed record Unusable(NodeText? Text, long Since, bool IsSaid = false);
}
