namespace HrBureau.Web.Tests;

/// <summary>Reports as callers send them.</summary>
internal static class Reports
{
    /// <summary>A report of a site.</summary>
    public static object Of(string project, int? timeScale = null, object? reporter = null, string? sourceRef = null, string description = "People gather at the gate.") => new
    {
        source = "hotline",
        sourceRef,
        reportedAt = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)),
        reporter,
        employer = new { name = $"Employer of {project}" },
        project = new { name = project },
        place = "East Road 1",
        headcount = 46,
        amountFen = 18_630_000L,
        behaviours = (string[])["gate-blocked"],
        description,
        drill = timeScale is null ? null : new { timeScale },
    };

    /// <summary>The owing unit with one key person and two numbers of his.</summary>
    public static object Owner(string phone = "13800000001", string name = "Key Person") => new
    {
        type = "name-party",
        partyId = "owner",
        role = "employer",
        name = "Owing Ltd",
        persons = new[]
        {
            new
            {
                personId = "p1",
                name,
                post = "legal-representative",
                keyPerson = true,
                contacts = new[]
                {
                    new { kind = "phone", value = phone, source = "registration" },
                    new { kind = "wechat", value = "wx-key-person", source = "worker" },
                },
            },
        },
    };
}
