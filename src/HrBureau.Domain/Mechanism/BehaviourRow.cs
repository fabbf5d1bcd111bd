namespace HrBureau.Domain;

/// <summary>What a behaviour is called and whether it raises the grade.</summary>
/// <param name="Behaviour">The behaviour.</param>
/// <param name="Name">Its name.</param>
/// <param name="Raises">True when one such behaviour raises the grade by one level.</param>
public sealed record BehaviourRow(Behaviour Behaviour, LocalisedText Name, bool Raises);
