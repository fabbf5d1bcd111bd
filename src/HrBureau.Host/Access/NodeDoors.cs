using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace HrBureau.Host;

/// <summary>
/// TLS between the processes of a cluster, and who may come in at which door: only silos where silos speak to each other, web processes
/// at the gateway, and whoever is called must be a silo. Both sides show a certificate; before that, not a byte of Orleans is said or heard.
/// </summary>
internal static class NodeDoors
{
    /// <summary>Whoever connects and says nothing is not waited for longer.</summary>
    private static readonly TimeSpan HandshakeWithin = TimeSpan.FromSeconds(5);

    public static ISiloBuilder UseNodeTls(this ISiloBuilder silo) => silo.Configure<SiloConnectionOptions>(static doors =>
    {
        doors.ConfigureSiloInboundConnection(static connection => connection.Admit(NodeName.Silo));
        doors.ConfigureGatewayInboundConnection(static connection => connection.Admit(NodeName.Silo, NodeName.Web));
        doors.ConfigureSiloOutboundConnection(static connection => connection.Call());
    });

    public static IClientBuilder UseNodeTls(this IClientBuilder client) =>
        client.Configure<ClientConnectionOptions>(static calls => calls.ConfigureConnection(static connection => connection.Call()));

    /// <summary>A silo that is alone in its process has nobody to speak with, and Orleans opens its port all the same: whoever comes is shown out unheard.</summary>
    public static ISiloBuilder UseNoDoor(this ISiloBuilder silo) => silo.Configure<SiloConnectionOptions>(static doors =>
        doors.ConfigureSiloInboundConnection(static connection => connection.Use(static _ => static context =>
        {
            context.Abort();
            return Task.CompletedTask;
        })));

    private static void Admit(this IConnectionBuilder connection, params string[] roles)
    {
        var (node, log) = Of(connection);
        connection.UseServerTls(new TlsOptions
        {
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (certificate, chain, errors) => Believes(log, certificate, chain, errors),
            LocalServerCertificateSelector = (_, _) => node.Current.Certificate,
            HandshakeTimeout = HandshakeWithin,
            OnAuthenticateAsServer = (_, tls) =>
            {
                // A resumed session would show the certificate of the day it began.
                var options = (SslServerAuthenticationOptions)tls.SslServerAuthenticationOptions;
                (options.CertificateChainPolicy, options.AllowTlsResume) = (node.Current.Policy(NodeName.ClientUse), false);
            },
        });
        connection.UseRoles(log, roles);
    }

    private static void Call(this IConnectionBuilder connection)
    {
        var (node, log) = Of(connection);
        connection.UseClientTls(new TlsOptions
        {
            RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
            RemoteCertificateValidation = (certificate, chain, errors) => Believes(log, certificate, chain, errors),
            LocalClientCertificateSelector = (_, _, _, _, _) => node.Current.Certificate,
            HandshakeTimeout = HandshakeWithin,
            OnAuthenticateAsClient = (_, tls) =>
            {
                var options = (SslClientAuthenticationOptions)tls.SslClientAuthenticationOptions;
                (options.TargetHost, options.CertificateChainPolicy, options.AllowTlsResume) = (NodeName.Silo, node.Current.Policy(NodeName.ServerUse), false);
            },
        });
        connection.UseRoles(log, NodeName.Silo);
    }

    /// <summary>The chain was judged by our policy already; here is said why it was refused.</summary>
    private static bool Believes(ILogger log, X509Certificate2 certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        log.CertificateRefused(certificate.Thumbprint, $"{errors} {string.Join(' ', chain?.ChainStatus.Select(static status => status.Status) ?? [])}".TrimEnd());
        return false;
    }

    private static void UseRoles(this IConnectionBuilder connection, ILogger log, params string[] roles) => connection.Use(next => context =>
    {
        var certificate = context.Features.Get<ITlsConnectionFeature>()?.RemoteCertificate;
        if (certificate is not null && roles.Any(role => NodeName.Is(certificate, role)) && context.RemoteEndPoint is IPEndPoint peer && NodeName.HoldsAt(certificate, peer.Address))
        {
            return next(context);
        }

        log.PeerRefused(certificate?.Thumbprint, context.RemoteEndPoint, string.Join(' ', roles));
        context.Abort();
        return Task.CompletedTask;
    });

    private static (NodeCertificate Node, ILogger Log) Of(IConnectionBuilder connection) => (
        connection.ApplicationServices.GetRequiredService<NodeCertificate>(),
        connection.ApplicationServices.GetRequiredService<ILogger<NodeCertificate>>());
}
