namespace HrBureau.Host;

/// <summary>
/// The <see cref="NodeIdentity"/> in force. Its files are looked at for every connection that is made, so that a renewed certificate
/// needs no restart; what cannot be used leaves the one before in its place, and is said once.
/// </summary>
internal sealed class NodeCertificate(Settings settings, NodeText opened, NodeIdentity first, ILogger<NodeCertificate> log)
{
    private readonly Lock door = new();
    private NodeIdentity current = first;
    private NodeText? tried = opened;

    public NodeIdentity Current
    {
        get
        {
            lock (door)
            {
                Look();
                return current;
            }
        }
    }

    private void Look()
    {
        NodeText? now = null;
        try
        {
            now = NodeText.Read(settings.Node!);
            if (now == tried)
            {
                return;
            }

            current = NodeIdentity.Of(now, settings);
            log.CertificateTaken(current.Ends);
        }
        catch (StartRefusedException refused)
        {
            if (now is not null || tried is not null)
            {
                log.CertificateKept(refused.Message, current.Ends);
            }
        }

        tried = now;
    }
}
