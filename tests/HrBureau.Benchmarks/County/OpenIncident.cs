using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Benchmarks;

/// <summary>An incident as it stands when work on it begins: reported, held, verified, its key person named, its clocks open.</summary>
internal static class OpenIncident
{
    public const string Phone = "13900001234";
    public const string Person = "boss";
    public const string Holder = "duty-zhou";
    public const string Colleague = "duty-lu";

    public static async Task<string> OpenAsync(BenchCounty county, int number)
    {
        var incident = await county.ReportAsync(Holder, Report(number, TimeProvider.System.GetUtcNow()));
        foreach (var command in Steps())
        {
            await county.ExecuteAsync(incident, Holder, DomainJson.WriteCommand(command));
        }

        return incident;
    }

    private static ReportGiven Report(int number, DateTimeOffset now) => new(
        Guid.NewGuid().ToString("N"),
        ReportSource.Hotline,
        null,
        now.ToOffset(CountyTime.Offset),
        "\u8d75\u4e94",
        "13911112222",
        null,
        string.Create(CultureInfo.InvariantCulture, $"\u84dd\u5929\u52b3\u52a1\u6709\u9650\u516c\u53f8{number}"),
        null,
        string.Create(CultureInfo.InvariantCulture, $"\u9752\u6c34\u82b1\u56ed{number}\u53f7\u697c"),
        null,
        "\u9752\u6c34\u9547\u4e1c\u8def\u5de5\u5730\u4e1c\u95e8",
        46,
        1_234_560_00,
        [Behaviour.GateBlocked],
        "\u5de5\u4eba\u5728\u5de5\u5730\u95e8\u53e3\u805a\u96c6\uff0c\u79f0\u62d6\u6b20\u4e24\u4e2a\u6708\u5de5\u8d44\u3002",
        null);

    private static IncidentCommand[] Steps() =>
    [
        new IncidentCommand.TakeCharge(),
        new IncidentCommand.VerifyReport(46, [Behaviour.GateBlocked]),
        new IncidentCommand.NameParty(
            "employer",
            PartyRole.Employer,
            "\u84dd\u5929\u52b3\u52a1\u6709\u9650\u516c\u53f8",
            null,
            [new PersonGiven(Person, "\u738b\u5927\u9e4f", PersonPost.LegalRepresentative, null, [new ContactGiven(ContactKind.Phone, Phone, "registration")])]),
    ];
}
