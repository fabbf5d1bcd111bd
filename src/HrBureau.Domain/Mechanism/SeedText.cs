using System.Text.Json;

namespace HrBureau.Domain;

/// <summary>Turns the text of a seed file into JSON, refusing comments, trailing commas and keys given twice.</summary>
internal static class SeedText
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static JsonElement? Parse(SeedFaults faults, string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            faults.Add(file, fault.Path ?? "$", $"The file is no good JSON: {fault.Message}", "Correct it at the line and place named.");
            return null;
        }
    }
}
