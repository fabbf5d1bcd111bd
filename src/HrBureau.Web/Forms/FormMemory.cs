using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HrBureau.Web;

/// <summary>What a form shows when a page is rendered again: what was typed into it, or what the link that opened it named.</summary>
/// <param name="Posted">The posted fields, when this page answers a post that did not stand.</param>
/// <param name="Query">The query that named a form to open.</param>
/// <param name="Problem">Why the post did not stand.</param>
public sealed record FormMemory(IFormCollection? Posted, IQueryCollection Query, PageProblem? Problem)
{
    /// <summary>Field that names the form.</summary>
    public const string FormField = "form";

    /// <summary>Field that carries the idempotency key.</summary>
    public const string KeyField = "key";

    /// <summary>Field that says who held the incident when the form was made.</summary>
    public const string HolderField = "holder";

    /// <summary>Field that says which version of the incident the form was made from.</summary>
    public const string ShownField = "shown";

    /// <summary>Query parameter that names the form to open.</summary>
    public const string OpenQuery = "do";

    /// <summary>Whether a form is the one that was posted and did not stand.</summary>
    public bool Failed(string form) => Problem is not null && Posted is not null && Posted[FormField].ToString() == form;

    /// <summary>Whether a form stands open: it failed, or the address names it.</summary>
    public bool Opens(string form) => Posted is null ? Query[OpenQuery].ToString() == form : Failed(form);

    /// <summary>The idempotency key of a form: the same one while it is not known whether the act stood, a fresh one otherwise.</summary>
    public string Key(string form) => Failed(form) && Problem!.SameAct && Posted![KeyField].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString("N");

    /// <summary>What stood in a field; null when nothing is remembered.</summary>
    public StringValues? Values(string form, string field) =>
        Failed(form) ? Posted![field] : Opens(form) && Query.TryGetValue(field, out var given) ? (StringValues?)given : null;

    /// <summary>What is wrong with a field where it is not its form.</summary>
    public string? Says(string form, string field) => Wrong(form, field) ? Problem!.OfFields : null;

    /// <summary>Whether a field is an offending one.</summary>
    public bool Wrong(string form, string field) => Failed(form) && Problem!.Fields?.Contains(field) == true;
}
