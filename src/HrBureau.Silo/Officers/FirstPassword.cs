namespace HrBureau.Silo;

/// <summary>The password an account was opened with.</summary>
public sealed record FirstPassword(string Officer, string Password)
{
    /// <summary>Never print it by accident.</summary>
    public override string ToString() => Officer;
}
