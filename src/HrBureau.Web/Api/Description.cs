using System.Text.Json.Serialization.Metadata;
using HrBureau.Domain;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HrBureau.Web;

/// <summary>The interface description at /openapi/v1.json.</summary>
internal static class Description
{
    public const string Document = "v1";
    private const string Scheme = "token";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "HrBureau", Version = Document, Description = "Joint response to mass wage-arrears incidents: reports, incidents, commands, agencies." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token of POST /api/sign-in, or the key of an agency's own system." };
            HideOwnCommands(document.Components.Schemas);
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var header in context.Description.ActionDescriptor.EndpointMetadata.OfType<HeaderNeed>())
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter { Name = header.Name, In = ParameterLocation.Header, Required = header.Required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            }

            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Shape(schema, context.JsonTypeInfo);
            return Task.CompletedTask;
        });
    }

    // The system's own commands do not exist outside: neither their shapes nor their names in the choice of commands.
    private static void HideOwnCommands(IDictionary<string, IOpenApiSchema>? schemas)
    {
        var own = CommandDuty.SystemOnly.Select(type => $"{nameof(IncidentCommand)}{type.Name}").ToHashSet(StringComparer.Ordinal);
        foreach (var schema in schemas?.Values.OfType<OpenApiSchema>() ?? [])
        {
            foreach (var reference in schema.AnyOf?.OfType<OpenApiSchemaReference>().Where(reference => own.Contains(reference.Reference.Id ?? "")).ToArray() ?? [])
            {
                schema.AnyOf!.Remove(reference);
            }

            foreach (var (name, _) in schema.Discriminator?.Mapping?.Where(pair => own.Contains(pair.Value.Reference.Id ?? "")).ToArray() ?? [])
            {
                schema.Discriminator!.Mapping!.Remove(name);
            }
        }

        foreach (var name in own)
        {
            schemas?.Remove(name);
        }
    }

    // Texts are given in the reader's language.
    private static void Shape(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.Type == typeof(LocalisedText))
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type.Type == typeof(DateTimeOffset) || type.Type == typeof(DateTimeOffset?))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else if (type.Type == typeof(TimeOnly))
        {
            schema.Type = JsonSchemaType.String;
            schema.Pattern = "^[0-2][0-9]:[0-5][0-9]$";
        }
    }
}
