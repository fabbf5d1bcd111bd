using System.Globalization;
using System.Text.RegularExpressions;
using HrBureau.Domain;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed partial class TextsTests
{
    private static readonly string[] Specials = ["time", "money", "agency", "officer", "statute", "Graded", "ordinal", "minutes", "count", "notice", "GivenUp", "Report"];

    /// <summary>Every language's own keys; the Chinese ones are the neutral set.</summary>
    public static TheoryData<string> Tables => [.. TextTable.All.Keys];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Both_languages_have_the_same_keys(string table)
    {
        var chinese = TextTable.All[table].Keys(CultureInfo.InvariantCulture);
        var english = TextTable.All[table].Keys(Languages.English);

        Assert.NotEmpty(chinese);
        Assert.Empty(chinese.Except(english));
        Assert.Empty(english.Except(chinese));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Both_languages_name_the_same_places(string table)
    {
        foreach (var key in TextTable.All[table].Keys(CultureInfo.InvariantCulture))
        {
            Assert.Equal(Places(In(Languages.Chinese, () => TextTable.All[table].Get(key))), Places(In(Languages.English, () => TextTable.All[table].Get(key))));
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_place_names_a_set_that_exists_and_every_bracket_closes(string table)
    {
        var words = TextTable.Words.Keys(CultureInfo.InvariantCulture).Select(key => key.Split('.')[0]).ToHashSet();
        foreach (var text in TextTable.All[table].Keys(CultureInfo.InvariantCulture).Select(key => TextTable.All[table].Get(key)))
        {
            Assert.All(Places(text).Select(place => place.Split(':')).Where(place => place.Length == 2), place => Assert.True(Specials.Contains(place[1]) || words.Contains(place[1]), text));
            Assert.DoesNotMatch(@"\[[^\]]*\[|\][^\[]*\]|\{[^}]*\{", text);
        }
    }

    [Fact]
    public void Every_refusal_has_a_sentence_and_what_to_do_next() =>
        Covers(TextTable.Refusals, Enum.GetValues<RefusalCode>().Select(WireWord.Of).SelectMany(code => new[] { code, $"{code}.next" }));

    /// <summary>What speaks against an administrator's act is said in his language: no file name, no sentence of the reader of files.</summary>
    [Fact]
    public void What_the_countys_data_say_against_an_act_is_named_in_words()
    {
        Covers(TextTable.Words, Demo.Files("mechanism").Keys.Select(file => $"MechanismFile.{file}"));
        Assert.All(new[] { "agency-in-use", "county-refused" }, code => Assert.Equal(["places:MechanismFile"], Places(TextTable.Refusals.Get(code)).Except(["agency:agency"])));
    }

    [Fact]
    public void Every_problem_of_the_web_floor_has_a_sentence_and_what_to_do_next() =>
        Covers(TextTable.Problems, Enum.GetValues<ProblemCode>().Select(WireWord.Of).SelectMany(code => new[] { code, $"{code}.next" }));

    [Fact]
    public void Every_kind_of_event_has_a_sentence() => Covers(TextTable.Timeline, EventJson.Kinds);

    [Fact]
    public void Every_next_step_has_a_sentence() => Covers(TextTable.NextSteps, NextStepCodes.All);

    [Fact]
    public void Every_unit_of_a_clock_has_a_sentence() => Covers(TextTable.Clocks, Enum.GetValues<ClockUnit>().Select(WireWord.Of));

    [Fact]
    public void Every_enum_word_of_the_wire_has_a_word()
    {
        Type[] inside = [typeof(RefusalCode), typeof(ClockStart), typeof(ClockStop), typeof(ClockUnit), typeof(ClockState)];
        var enums = typeof(Phase).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.IsDefined(typeof(System.Text.Json.Serialization.JsonConverterAttribute), inherit: false) && !inside.Contains(type));

        Covers(TextTable.Words, enums.SelectMany(type => Enum.GetNames(type).Select(name => $"{type.Name}.{System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name)}")));
        Covers(TextTable.Words, Enum.GetValues<ClockState>().Select(state => $"ClockState.{WireWord.Of(state)}"));
    }

    [Fact]
    public void Every_command_every_clock_and_every_road_around_a_closed_kind_has_words()
    {
        var commands = typeof(IncidentCommand).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
            .Select(derived => $"Command.{derived.TypeDiscriminator}");

        Covers(TextTable.Words, commands);
        Covers(TextTable.Words, Enum.GetValues<RequestKind>().Select(kind => $"ClosedKind.{WireWord.Of(kind)}"));
        Covers(TextTable.Words, Demo.Mechanism.Clocks.Select(clock => $"Clock.{clock.Name}"));
    }

    [Fact]
    public void Every_word_of_a_payload_place_is_a_property_of_its_event()
    {
        var types = typeof(IncidentEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(IncidentEvent)))
            .ToDictionary(type => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name));
        foreach (var (kind, type) in types)
        {
            // The silo adds the name to the person's id, and agency and kind to the id of a request or a notice, for who may read it.
            var known = type.GetProperties().Select(property => property.Name).FirstOrDefault(name => name is "RequestId" or "NoticeId" or "Subject") ?? "none";
            var places = Places(TextTable.Timeline.Get(kind)).Select(place => place == "personName" ? "personId" : place.StartsWith("about.", StringComparison.Ordinal) ? known : place);
            Assert.All(places, place => Assert.True(Has(type, place.Split(':')[0].Split('.')), $"{kind}: {place}"));
        }
    }

    [Fact]
    public void No_Chinese_stands_in_the_code_of_the_web_floor()
    {
        var files = Directory.EnumerateFiles(Repository.At("src", "HrBureau.Web"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js");

        Assert.All(files, file => Assert.DoesNotContain(
            File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)),
            line => line.Any(letter => letter is >= '\u4e00' and <= '\u9fff')));
    }

    private static bool Has(Type type, string[] path)
    {
        foreach (var name in path)
        {
            if (type.GetProperties().FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } property)
            {
                return false;
            }

            type = property.PropertyType;
        }

        return true;
    }

    private static void Covers(TextTable table, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            var chinese = In(Languages.Chinese, () => table.Find(key));
            var english = In(Languages.English, () => table.Find(key));
            Assert.False(string.IsNullOrWhiteSpace(chinese), $"{key} has no Chinese text.");
            Assert.False(string.IsNullOrWhiteSpace(english), $"{key} has no English text.");
        }
    }

    private static T In<T>(CultureInfo culture, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Place();
}
