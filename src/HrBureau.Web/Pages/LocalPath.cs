namespace HrBureau.Web;

/// <summary>Paths of this site only: an address that leads elsewhere becomes the list.</summary>
internal static class LocalPath
{
    public static string Of(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) && !path.Any(char.IsControl) ? path : "/";
}
