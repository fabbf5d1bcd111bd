using System.Reflection;

namespace HrBureau.Domain.Tests;

/// <summary>One filled example of every event and command, made from the shapes of their constructors.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 1, 27, 9, 5, 0, TimeSpan.FromHours(8));

    private static readonly ReportFacts Facts = new(
        "rep-1", ReportSource.Hotline, "H-1", At, new Reporter(new Personal("reporter", "Reporter"), new Personal("reporter", "13900000000"), null),
        "Demo Labour", "91360121TEST000001", "Azure-Millet Park", "East road", "North gate", 46, 138_650_000, [Behaviour.GateBlocked], "Workers at the gate.");

    public static IReadOnlyList<Type> EventTypes { get; } = Nested(typeof(IncidentEvent));

    public static IReadOnlyList<Type> CommandTypes { get; } = Nested(typeof(IncidentCommand));

    public static IncidentEvent Event(Type type) => (IncidentEvent)Make(type, null) with { Rings = [new("agy-police", "liaison", null, NoticeChannel.Desk, 0)] };

    public static IncidentCommand Command(Type type, Func<string, string?>? known = null) => (IncidentCommand)Make(type, known);

    private static List<Type> Nested(Type union) => [.. union.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(union)).OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static object Make(Type type, Func<string, string?>? known)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.Name!, parameter.ParameterType, known))]);
    }

    private static object? Value(string name, Type type, Func<string, string?>? known) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => known?.Invoke(name) ?? Word(name),
        var t when t == typeof(int) => 1,
        var t when t == typeof(long) => 2L,
        var t when t == typeof(bool) => true,
        var t when t == typeof(DateTimeOffset) => At,
        var t when t == typeof(TimeSpan) => TimeSpan.FromSeconds(90),
        var t when t == typeof(Personal) => new Personal("per-boss", "Boss"),
        var t when t == typeof(ReportFacts) => Facts,
        var t when t == typeof(DrillClock) => new DrillClock(At, 60),
        var t when t == typeof(IncidentCommand) => new IncidentCommand.AddNote("Instead."),
        var t when t == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["req-0011223344556677"] = "agy-police/liaison" },
        var t when t == typeof(IReadOnlyDictionary<string, DateTimeOffset>) => new Dictionary<string, DateTimeOffset> { ["req-0011223344556677"] = At },
        var t when t.IsEnum => Enum.GetValues(t).GetValue(0),
        var t when t.IsGenericType => List(t.GetGenericArguments()[0], name, known),
        var t => Make(t, known),
    };

    private static Array List(Type item, string name, Func<string, string?>? known)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Value(name.TrimEnd('s'), item, known), 0);
        return list;
    }

    private static string Word(string name) => name.ToUpperInvariant() switch
    {
        "REQUESTID" => "req-0011223344556677",
        "PERSONID" => "per-boss",
        "TO" => "agy-police",
        _ => name,
    };
}
