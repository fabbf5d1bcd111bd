using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The way from a session that ended to signing in, and back to where it was noticed.</summary>
internal static class SignInAgain
{
    /// <summary>Why one signs in again who was sending an act: it was not saved.</summary>
    public const string Unsaved = "unsaved";

    // What a dialog is about, as the link that opens it names it: ids only, for they stand in the address.
    private static readonly string[] Subjects = ["personId", "c", "requestId", "noticeId", "version"];

    private const int LongestId = 100;

    /// <summary>The address of signing in. After an act it leads back to the dialog the act was sent from, open again.</summary>
    public static async Task<string> AddressAsync(HttpContext context)
    {
        var request = context.Request;
        var sent = HttpMethods.IsPost(request.Method);
        var back = sent && request.HasFormContentType && await PostedAsync(context) is { } posted ? Reopened(request, posted) : request.QueryString;
        return "/sign-in" + QueryString.Create("ended", sent ? Unsaved : "1").Add("to", LocalPath.Of(request.Path + back));
    }

    /// <summary>Null for what is no form after all: whoever sent it is a stranger.</summary>
    private static async Task<IFormCollection?> PostedAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static QueryString Reopened(HttpRequest request, IFormCollection posted)
    {
        var form = posted[FormMemory.FormField].ToString();
        if (!IncidentDialogs.Holds(form) || !request.Path.StartsWithSegments("/i", StringComparison.Ordinal))
        {
            return request.QueryString;
        }

        var named = Subjects.Select(name => KeyValuePair.Create(name, posted[name].ToString())).Where(pair => pair.Value.Length is > 0 and <= LongestId).Prepend(new(FormMemory.OpenQuery, form)).ToArray();
        var rest = request.Query.ExceptBy(named.Select(pair => pair.Key), pair => pair.Key);
        return QueryString.Create(rest).Add(QueryString.Create(named!));
    }
}
