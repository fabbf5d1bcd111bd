using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>Commands and snapshots as JSON text.</summary>
public static class DomainJson
{
    /// <summary>Reads a command as it comes over the wire: unknown fields, missing fields and numbers for words are refused; the discriminator may stand anywhere.</summary>
    /// <param name="json">A JSON object with <c>type</c>.</param>
    /// <returns>The command.</returns>
    /// <exception cref="JsonException">The text is no command; its path names the field.</exception>
    public static IncidentCommand ReadCommand(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CommandJsonContext.Default.IncidentCommand) ?? throw new JsonException("A command is an object with a type.");
        }
        catch (NotSupportedException missing)
        {
            throw new JsonException("A command is an object with a type.", "$.type", null, null, missing);
        }
    }

    /// <summary>Writes a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>JSON text with <c>type</c>.</returns>
    public static string WriteCommand(IncidentCommand command) => JsonSerializer.Serialize(command, CommandJsonContext.Default.IncidentCommand);

    /// <summary>Writes a snapshot; personal data are sealed when a <see cref="PersonalScope"/> is in force.</summary>
    /// <param name="state">The state.</param>
    /// <returns>JSON text.</returns>
    public static string WriteState(IncidentState state) => JsonSerializer.Serialize(state, StateJsonContext.Default.IncidentState);

    /// <summary>Reads a snapshot of the same <see cref="IncidentState.FoldNumber"/>.</summary>
    /// <param name="json">JSON text.</param>
    /// <returns>The state.</returns>
    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static IncidentState ReadState(string json) =>
        JsonSerializer.Deserialize(json, StateJsonContext.Default.IncidentState) ?? throw new JsonException("A snapshot is an object.");
}
