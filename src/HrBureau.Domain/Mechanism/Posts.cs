namespace HrBureau.Domain;

/// <summary>The words for posts that the rules of the product speak of; a county may have more.</summary>
public static class Posts
{
    /// <summary>Takes and answers requests for his agency (联络员).</summary>
    public const string Liaison = "liaison";

    /// <summary>Stands in for the liaison.</summary>
    public const string DeputyLiaison = "deputy-liaison";

    /// <summary>Commands the agency's officers on duty.</summary>
    public const string DutyCommander = "duty-commander";

    /// <summary>The officer on duty.</summary>
    public const string DutyOfficer = "duty-officer";

    /// <summary>The second officer on duty.</summary>
    public const string SecondOfficer = "second-officer";

    /// <summary>The leader on duty (带班领导).</summary>
    public const string LeaderOnDuty = "leader-on-duty";

    /// <summary>The head of the bureau.</summary>
    public const string BureauHead = "bureau-head";

    /// <summary>The county leader who convenes the agencies (包案领导).</summary>
    public const string Convener = "convener";

    /// <summary>The county's duty office.</summary>
    public const string DutyOffice = "duty-office";

    /// <summary>Looks at decisions before they go out (法制审核).</summary>
    public const string LegalReviewer = "legal-reviewer";
}
