namespace HrBureau.Silo;

/// <summary>Whether the county knows an agency and has not closed it: its own systems act for nobody otherwise.</summary>
public delegate bool AgencyInForce(string agency);
