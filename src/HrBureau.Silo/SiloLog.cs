using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <summary>Every sentence this floor logs. Ids of incidents and names of kinds only: no names, numbers or phones.</summary>
internal static partial class SiloLog
{
    [LoggerMessage(2001, LogLevel.Warning, "{Incident}: outcome of {Command} is unknown ({Fault}); the caller is told to try again")]
    public static partial void OutcomeUnknown(this ILogger log, string incident, string command, string fault);

    [LoggerMessage(2002, LogLevel.Critical, "{Actor}: the store refuses what an act would write; it was not done, and sending it again will not help")]
    public static partial void ActRefusedByStore(this ILogger log, string actor, Exception cause);

    [LoggerMessage(2003, LogLevel.Critical, "{Incident}: its {What} is not what its entries lead to: somebody changed the database. The entries count; run the verb verify, seal the database off and report it")]
    public static partial void KeptApart(this ILogger log, string incident, string what);

    [LoggerMessage(2010, LogLevel.Error, "{Incident}: strike failed {Attempts} times ({Fault}); next try at {Until}")]
    public static partial void StrikeFailed(this ILogger log, Exception? cause, string incident, int attempts, string fault, DateTimeOffset until);

    [LoggerMessage(2012, LogLevel.Error, "The {Loop} could not reach the store ({Fault}); it goes on trying")]
    public static partial void LoopFailed(this ILogger log, string loop, string fault);

    [LoggerMessage(2013, LogLevel.Information, "The {Loop} reaches the store again")]
    public static partial void LoopRecovered(this ILogger log, string loop);

    [LoggerMessage(2014, LogLevel.Error, "This machine's clock is {Ahead:0.000} s ahead of the database's (behind when negative). Deadlines and entries go by the database's; one of the two is wrong, and a paper dated elsewhere will differ. Set both machines by the same time source (chronyc tracking, timedatectl)")]
    public static partial void ClocksApart(this ILogger log, double ahead);

    [LoggerMessage(2015, LogLevel.Information, "This machine's clock and the database's agree again ({Ahead:0.000} s ahead)")]
    public static partial void ClocksTogether(this ILogger log, double ahead);

    [LoggerMessage(2016, LogLevel.Information, "{Incidents} open incidents were counted by another calendar; their clocks are counted anew")]
    public static partial void CountedAnew(this ILogger log, int incidents);

    [LoggerMessage(2020, LogLevel.Warning, "Delivery of a {Kind} of {Incident} to {Target} failed {Attempts} times ({Fault}); next try at {Until}")]
    public static partial void DeliveryFailed(this ILogger log, Exception? cause, string kind, string incident, string target, int attempts, string fault, DateTimeOffset until);

    [LoggerMessage(2021, LogLevel.Warning, "{Rings} rings of a doorbell were lost ({Fault}); pages look for themselves meanwhile")]
    public static partial void RingLost(this ILogger log, int rings, string fault);

    [LoggerMessage(2022, LogLevel.Error, "The system of {Agency} says that it is gone (410): it gets no more notices until an administrator registers it again")]
    public static partial void ReceiverGone(this ILogger log, string agency);

    [LoggerMessage(2030, LogLevel.Information, "{Incident}: report {Report} left by a crash is settled")]
    public static partial void ReportSettled(this ILogger log, string incident, string report);

    [LoggerMessage(2031, LogLevel.Error, "{Incident}: report {Report} left by a crash could not be settled {Attempts} times ({Outcome}); next try at {Until}")]
    public static partial void ReportNotSettled(this ILogger log, Exception? cause, string incident, string report, string outcome, int attempts, DateTimeOffset until);

    [LoggerMessage(2032, LogLevel.Error, "{Incident}: left out of a desk, it could not be asked ({Fault})")]
    public static partial void DeskLeftOut(this ILogger log, string incident, string fault);

    [LoggerMessage(2035, LogLevel.Critical, "{Evidence}: what is kept is not what was taken, or its key is not here; nothing of it is served. Seal the database off, compare the file with a backup and report it")]
    public static partial void FileDamaged(this ILogger log, Exception cause, string evidence);

    [LoggerMessage(2033, LogLevel.Warning, "{Import}: held after {Done} rows ({Fault}); it goes on by itself")]
    public static partial void ImportHeld(this ILogger log, string import, int done, string fault);

    [LoggerMessage(2036, LogLevel.Warning, "{Drill}: held after {Done} steps ({Fault}); it goes on by itself")]
    public static partial void DrillHeld(this ILogger log, string drill, int done, string fault);

    [LoggerMessage(2037, LogLevel.Warning, "{Drill}: step {Step} was refused ({Fault}); the replay has ended there")]
    public static partial void DrillFailed(this ILogger log, string drill, string step, string fault);

    [LoggerMessage(2043, LogLevel.Information, "Agencies, posts and officers are those of administrative act {Version}; those of the county's folder no longer count")]
    public static partial void PeopleKept(this ILogger log, long version);

    [LoggerMessage(2044, LogLevel.Critical, "The people of administrative act {Version} do not fit this process's county folder: rights they lost are lost here, everything else stays as it was. Give this process the folder of the others and start it again. {Faults}")]
    public static partial void PeopleMisfit(this ILogger log, long version, string faults);

    [LoggerMessage(2047, LogLevel.Information, "{Incident}: struck beside its actor, which could not be reached ({Outcome})")]
    public static partial void StruckHere(this ILogger log, string incident, CommandOutcome outcome);

    [LoggerMessage(2045, LogLevel.Warning, "An administrative act was refused: the county's data would not hold together. {Faults}")]
    public static partial void PeopleRefused(this ILogger log, string faults);

    [LoggerMessage(2046, LogLevel.Warning, "{Without} of {All} new officers were given no password ({Fault}); the answer names them, and one can be drawn for each")]
    public static partial void PasswordsNotDrawn(this ILogger log, int without, int all, string fault);

    [LoggerMessage(2042, LogLevel.Information, "{Evidence}: whole for a day and evidence of nothing; its key is destroyed")]
    public static partial void FileDestroyed(this ILogger log, string evidence);

    [LoggerMessage(2041, LogLevel.Error, "Row {Row} of a table will never be taken ({Fault}); the import names it and goes on")]
    public static partial void RowRefused(this ILogger log, int row, string fault);

    [LoggerMessage(2040, LogLevel.Information, "Mechanism {Hash} of county {County} is in force; calendars of {Years}")]
    public static partial void MechanismLoaded(this ILogger log, string hash, string county, string years);

    [LoggerMessage(2049, LogLevel.Information, "The road of a command could not be gone once before this silo joined ({Fault}); the first command will take longer")]
    public static partial void RehearsalFailed(this ILogger log, string fault);

    [LoggerMessage(2048, LogLevel.Warning, "The store does not answer yet; the start waits for it")]
    public static partial void StoreBusyAtStart(this ILogger log, Exception fault);
}
