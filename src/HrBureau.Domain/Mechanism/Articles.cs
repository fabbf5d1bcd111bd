using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Articles that the code itself rests on; every county's <c>statutes.json</c> holds them, with its own words and dates.</summary>
internal static class Articles
{
    public const string FirstAsked = "decree-724-10";
    public const string OthersAssist = "decree-724-41";
    public const string TwoInspectors = "inspection-16";
    public const string Summons = "notice-2014-100";
    public const string Grades = "house-grades";
    public const string Unclaimed = "house-unclaimed";
    public const string HandOver = "house-hand-over";
    public const string Unreachable = "house-unreachable";
    public const string OralApproval = "house-oral-approval";
    public const string Acknowledgement = "house-acknowledgement";
    public const string AnswerOnBehalf = "house-answer-on-behalf";
    public const string Fulfilment = "house-fulfilment";
    public const string Call = "house-call";
    public const string Closing = "house-closing";
    public const string Drill = "house-drill";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All =
    [
        FirstAsked, OthersAssist, TwoInspectors, Summons, Grades, Unclaimed, HandOver, Unreachable,
        OralApproval, Acknowledgement, AnswerOnBehalf, Fulfilment, Call, Closing, Drill,
    ];
}
