using HrBureau.Web;

namespace HrBureau.Host;

/// <summary>A web process without keys: it carries the token that <c>admin service-token</c> printed, and reads it again when it is replaced.</summary>
internal sealed class KeptServiceIdentity(string path, TimeProvider time) : IServiceIdentity
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly Lock door = new();
    private string token = "";
    private DateTimeOffset readAt = DateTimeOffset.MinValue;

    public string CurrentToken()
    {
        lock (door)
        {
            var now = time.GetUtcNow();
            if (now - readAt >= Fresh)
            {
                token = File.ReadAllText(path).Trim();
                readAt = now;
            }

            return token;
        }
    }
}
