using System.Globalization;
using System.Text;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Duty rosters over the API.</summary>
internal static class RosterRoutes
{
    private const int MostShifts = 2_000;
    private static readonly TimeSpan UsualSpan = TimeSpan.FromDays(7);
    private static readonly TimeSpan LongestSpan = TimeSpan.FromDays(92);

    public static void MapRoster(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agencies/{code}/roster", ReadAsync).WithTags("agencies")
            .WithSummary("The duty roster as open weekly patterns.")
            .Produces<RosterBody>().Problems(401, 403, 404, 503);
        api.MapPut("/agencies/{code}/roster", ReplaceAsync).WithTags("agencies")
            .WithSummary("Replaces the duty roster.")
            .Accepts<RosterBody>("application/json")
            .Produces<RosterBody>().Problems(400, 401, 403, 404, 409, 413, 415, 503);
        api.MapGet("/agencies/{code}/roster.ics", CalendarAsync).WithTags("agencies")
            .WithSummary("The duty roster as an iCalendar text.")
            .Produces<string>(StatusCodes.Status200OK, RosterCalendar.MediaType).Problems(401, 403, 404, 503);
        api.MapGet("/agencies/{code}/roster/gaps", GapsAsync).WithTags("agencies")
            .WithSummary("Times at which nobody holds a post; the next seven days unless from and to say otherwise.")
            .Produces<RosterGapsBody>().Problems(400, 401, 403, 404, 503);
    }

    private static async Task<IResult> ReadAsync(string code, SiloCalls silo)
    {
        if (await RowsAsync(code, silo) is not { } rows)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        var away = await NotServingAsync(code, silo);
        return TypedResults.Json(new RosterBody([.. rows.Select(row => ShiftBody.Of(row, away.Contains(row.Officer)))]), ApiJson.Options);
    }

    private static async Task<IResult> CalendarAsync(string code, SiloCalls silo, KnownCounty county, TimeProvider time) =>
        await RowsAsync(code, silo) is { } rows
            ? TypedResults.Text(RosterCalendar.Of(rows, await county.NamesAsync(), time.GetUtcNow()), RosterCalendar.MediaType, Encoding.UTF8)
            : ProblemResult.Of(ProblemCode.NotFound);

    private static async Task<IResult> ReplaceAsync(string code, HttpRequest request, SiloCalls silo, KnownCounty county)
    {
        var body = await BodyReader.ReadAsync<RosterBody>(request);
        if (body.Value is not { } roster)
        {
            return new ProblemResult(body.Problem!);
        }

        if (roster.Shifts.Count > MostShifts)
        {
            return ProblemResult.Of(ProblemCode.FieldWrong, "shifts");
        }

        if (await RowsAsync(code, silo) is null)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        var rows = roster.Shifts.Select(shift => shift.ToRow(code)).ToArray();
        var refusal = await silo.AsOfficerAsync(grains => grains.GetGrain<IAgencyGrain>(code).SetRoster(rows), repeatable: false);
        return refusal is null
            ? TypedResults.Json(new RosterBody([.. rows.Select(row => ShiftBody.Of(row))]), ApiJson.Options)
            : new ProblemResult(Outcomes.Of(refusal, refusal.Code switch { RefusalCode.DutyMissing => 403, RefusalCode.FieldInvalid => 400, _ => 409 }, await county.NamesAsync()));
    }

    private static async Task<IResult> GapsAsync(string code, string? from, string? to, SiloCalls silo, KnownCounty county, TimeProvider time)
    {
        if (!Instant(from, time.GetUtcNow(), out var start))
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "from");
        }

        if (!Instant(to, start + UsualSpan, out var end) || end <= start || end - start > LongestSpan)
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "to");
        }

        if (await RowsAsync(code, silo) is not { } rows)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        var away = await NotServingAsync(code, silo);
        var posts = (await county.ViewAsync()).Posts.Where(post => post.Agency == code).Select(post => post.Post);
        return TypedResults.Json(new RosterGapsBody(RosterGaps.Of(posts, [.. rows.Where(row => !away.Contains(row.Officer))], start, end)), ApiJson.Options);
    }

    private static async Task<IReadOnlyList<RosterRow>?> RowsAsync(string code, SiloCalls silo) =>
        WireId.IsAgency(code) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IAgencyGrain>(code).Roster(), repeatable: true) : null;

    private static Task<IReadOnlyList<string>> NotServingAsync(string code, SiloCalls silo) => silo.AsOfficerAsync(grains => grains.GetGrain<IAgencyGrain>(code).NotServing(), repeatable: true);

    // A day alone means its beginning in the county.
    private static bool Instant(string? text, DateTimeOffset usual, out DateTimeOffset at)
    {
        at = CountyTime.To(usual);
        if (text is null or "")
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            at = CountyTime.FromLocal(day.ToDateTime(TimeOnly.MinValue));
            return day.Year is > 1999 and < 2200;
        }

        return InstantConverter.TryRead(text, out at) && at.Year is > 1999 and < 2200;
    }
}

/// <summary>Gaps of a roster.</summary>
/// <param name="Gaps">In order of post and time.</param>
public sealed record RosterGapsBody(IReadOnlyList<RosterGap> Gaps);
