using Orleans;

namespace HrBureau.Domain;

/// <summary>Whom a rung names: an agency and a post, never a person.</summary>
/// <param name="Agency">An agency's code, or <see cref="Addressee"/> or <see cref="Asker"/>.</param>
/// <param name="Post">The post.</param>
[GenerateSerializer]
[Alias("hrb.rung-target")]
public sealed record RungTarget(string Agency, string Post)
{
    /// <summary>Stands for the agency the request is addressed to.</summary>
    public const string Addressee = "addressee";

    /// <summary>Stands for the agency that asks.</summary>
    public const string Asker = "asker";

    /// <summary>The target with the two stand-ins replaced.</summary>
    /// <param name="asker">Code of the agency that asks.</param>
    /// <param name="addressee">Code of the agency addressed.</param>
    /// <returns>A target whose agency is a code.</returns>
    public RungTarget Resolve(string asker, string addressee) => Agency switch
    {
        Addressee => this with { Agency = addressee },
        Asker => this with { Agency = asker },
        _ => this,
    };
}
