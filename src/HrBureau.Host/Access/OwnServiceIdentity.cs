using HrBureau.Silo;
using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>The web half of a process that holds the keys: makes itself a short token before the last one ends.</summary>
internal sealed class OwnServiceIdentity(Tokens tokens, TimeProvider time) : IServiceIdentity
{
    private IssuedToken? current;

    public string CurrentToken()
    {
        var token = Volatile.Read(ref current);
        if (token is null || token.ExpiresAt - time.GetUtcNow() < Tokens.OwnLifetime / 2)
        {
            token = tokens.IssueService("web", Tokens.OwnLifetime);
            Volatile.Write(ref current, token);
        }

        return token.Text;
    }
}
