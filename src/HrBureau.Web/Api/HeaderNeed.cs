namespace HrBureau.Web;

/// <summary>A request header a route reads, for the interface description.</summary>
/// <param name="Name">Name.</param>
/// <param name="Required">Whether the route refuses to work without it.</param>
internal sealed record HeaderNeed(string Name, bool Required);
