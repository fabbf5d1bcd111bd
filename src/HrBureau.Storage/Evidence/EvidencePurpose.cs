namespace HrBureau.Storage;

/// <summary>What files are kept for.</summary>
public static class EvidencePurpose
{
    /// <summary>To prove something in an incident.</summary>
    public const string Evidence = "evidence";

    /// <summary>A table whose rows are read into the system.</summary>
    public const string Import = "import";
}
