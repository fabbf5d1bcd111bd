using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;

namespace HrBureau.Web;

/// <summary>The language a reader's browser asks for: any Chinese reads ours, any English ours; who names neither gets the default.</summary>
internal sealed class ReaderLanguage : RequestCultureProvider
{
    private static readonly Task<ProviderCultureResult?> None = Task.FromResult<ProviderCultureResult?>(null);

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var asked = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Ours(language.Value))
            .FirstOrDefault(name => name is not null);
        return asked is null ? None : Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(asked));
    }

    private static string? Ours(StringSegment language)
    {
        var primary = language.Split(['-']).First();
        return Languages.All.FirstOrDefault(known => primary.Equals(known.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase))?.Name;
    }
}
