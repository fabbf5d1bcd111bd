namespace HrBureau.Web;

/// <summary>A body as read: its value and its text, or the problem with it.</summary>
/// <typeparam name="T">What it should be.</typeparam>
/// <param name="Value">Null when there is a problem.</param>
/// <param name="Text">The text as sent; empty when there is a problem.</param>
/// <param name="Problem">Null when all is well.</param>
internal sealed record ReadBody<T>(T? Value, string Text, ApiProblem? Problem)
    where T : class;
