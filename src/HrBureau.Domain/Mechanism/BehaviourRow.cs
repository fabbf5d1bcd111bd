namespace HrBureau.Domain;

/// <summary>What a behaviour is called and whether it raises the grade.</summary>
/// <param name="Behaviour">The behaviour.</param>
/// <param name="Name">Its name.</param>
/// <param name="Raises">True when one such behaviour raises the grade by one level.</param>
/// <param name="ValidFrom">First day of the row.</param>
/// <param name="ValidTo">Last day of the row; null for open.</param>
public sealed record BehaviourRow(Behaviour Behaviour, LocalisedText Name, bool Raises, DateOnly ValidFrom, DateOnly? ValidTo);
