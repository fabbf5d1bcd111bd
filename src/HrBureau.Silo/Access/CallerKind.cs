namespace HrBureau.Silo;

/// <summary>What kind of identity a token carries; none may act as another.</summary>
public enum CallerKind
{
    /// <summary>A signed-in person.</summary>
    Officer,

    /// <summary>A web process.</summary>
    Service,

    /// <summary>A silo's own loops.</summary>
    System,

    /// <summary>An agency's own system, known by its key.</summary>
    Machine,
}
