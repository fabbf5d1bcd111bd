namespace HrBureau.Silo;

/// <summary>The duties an officer of an agency has now, whatever his token says; null when the county does not know him there.</summary>
public delegate IReadOnlySet<string>? DutiesInForce(string officer, string agency);
