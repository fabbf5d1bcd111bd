using System.Text.Json;
using System.Text.Json.Serialization;

namespace HrBureau.Domain;

/// <summary>A personal datum (name, phone, ID number) with the person it belongs to; sealed under that person's key wherever it rests.</summary>
/// <param name="Person">Id of the person inside the incident; the key's name.</param>
/// <param name="Value">Clear text; null once the person's key has been destroyed.</param>
/// <remarks>个人信息保护法 51: encrypted and classified from the first event on; destroying one key erases one person without breaking the hash chain.</remarks>
[JsonConverter(typeof(PersonalConverter))]
public readonly record struct Personal(string Person, string? Value)
{
    /// <summary>Never the value: text that reaches a log by mistake carries nothing.</summary>
    /// <returns>A fixed mark.</returns>
    public override string ToString() => "[personal]";
}

/// <summary>Seals and opens <see cref="Personal"/> values while a payload is written or read on this thread.</summary>
/// <param name="Seal">Clear value to sealed text.</param>
/// <param name="Open">Sealed text to person and clear value.</param>
public sealed record PersonalScope(Func<Personal, string> Seal, Func<string, Personal> Open)
{
    [ThreadStatic]
    private static PersonalScope? current;

    /// <summary>The scope in force on this thread; null writes clear text.</summary>
    public static PersonalScope? Current => current;

    /// <summary>Runs one synchronous piece of serialization under this scope.</summary>
    /// <typeparam name="T">Result.</typeparam>
    /// <param name="work">Must not await.</param>
    /// <returns>What the work returned.</returns>
    public T Run<T>(Func<T> work)
    {
        var before = current;
        current = this;
        try
        {
            return work();
        }
        finally
        {
            current = before;
        }
    }
}

/// <summary>Writes a personal datum sealed under the scope in force, or as clear text where there is none (a reader who may see it).</summary>
public sealed class PersonalConverter : JsonConverter<Personal>
{
    /// <inheritdoc/>
    public override Personal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return text is null ? default : PersonalScope.Current is { } scope ? scope.Open(text) : new Personal("", text);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Personal value, JsonSerializerOptions options)
    {
        if (value.Value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStringValue(PersonalScope.Current is { } scope ? scope.Seal(value) : value.Value);
    }
}
