using System.Globalization;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>The parts an agency may see as its row keeps them: words, each with the millisecond of wall time at which it ends, if it does.</summary>
internal static class SharedParts
{
    private const char Ends = '@';

    public static string Write(IncidentState state, AgencySight sight) => string.Join(' ', sight.Parts.Select(part => part.Until is { } until && IncidentImage.WallOf(state, until) is { } wall
        ? string.Create(CultureInfo.InvariantCulture, $"{WireWord.Of(part.Part)}{Ends}{wall.ToUnixTimeMilliseconds()}")
        : WireWord.Of(part.Part)));

    /// <summary>The words of the parts that are still shared.</summary>
    public static IReadOnlySet<string> Read(string? text, DateTimeOffset wall) => (text ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split(Ends))
        .Where(word => word.Length == 1 || long.Parse(word[1], CultureInfo.InvariantCulture) > wall.ToUnixTimeMilliseconds())
        .Select(word => word[0])
        .ToHashSet(StringComparer.Ordinal);
}
