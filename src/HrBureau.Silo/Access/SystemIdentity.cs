using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <summary>The silo's own identity, for its loops and for what an actor asks of another actor in its own name.</summary>
public sealed class SystemIdentity(Tokens tokens, TimeProvider time)
{
    /// <summary>Who the system is at the doors of actors; its replies are kept under this name.</summary>
    public const string Name = "silo";

    private IssuedToken? current;

    /// <summary>A token that is good for at least half of its life.</summary>
    public string Token
    {
        get
        {
            var token = Volatile.Read(ref current);
            if (token is null || token.ExpiresAt - time.GetUtcNow() < Tokens.OwnLifetime / 2)
            {
                token = tokens.IssueSystem(Name);
                Volatile.Write(ref current, token);
            }

            return token.Text;
        }
    }

    /// <summary>The system where it runs a command by itself.</summary>
    public static Caller CallerAt(DateTimeOffset now) => new(CallerKind.System, Name, "", new HashSet<string>(), "", now, now + Tokens.OwnLifetime);

    /// <summary>Calls made before the scope is disposed are the system's; <see cref="Caller.Current"/> stays who it was.</summary>
    public Scope Act()
    {
        var before = RequestContext.Get(CallContext.Token);
        RequestContext.Set(CallContext.Token, Token);
        return new Scope(before);
    }

    public readonly struct Scope : IDisposable, IEquatable<Scope>
    {
        private readonly object? before;

        internal Scope(object? before) => this.before = before;

        public void Dispose()
        {
            if (before is null)
            {
                RequestContext.Remove(CallContext.Token);
            }
            else
            {
                RequestContext.Set(CallContext.Token, before);
            }
        }

        public bool Equals(Scope other) => ReferenceEquals(before, other.before);

        public override bool Equals(object? obj) => obj is Scope other && Equals(other);

        public override int GetHashCode() => before?.GetHashCode() ?? 0;

        public static bool operator ==(Scope left, Scope right) => left.Equals(right);

        public static bool operator !=(Scope left, Scope right) => !left.Equals(right);
    }
}
