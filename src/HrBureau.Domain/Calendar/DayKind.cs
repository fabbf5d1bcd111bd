namespace HrBureau.Domain;

/// <summary>What the State Council calendar says of a day.</summary>
public enum DayKind
{
    /// <summary>Offices work.</summary>
    Working,

    /// <summary>Weekend or holiday.</summary>
    Rest,

    /// <summary>The arrangement of the year is not loaded.</summary>
    NotPublished,
}
