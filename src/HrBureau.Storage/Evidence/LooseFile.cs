namespace HrBureau.Storage;

/// <summary>A whole file that became evidence of nothing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Uploader">Officer.</param>
/// <param name="Agency">His agency.</param>
public sealed record LooseFile(string Id, string Uploader, string Agency);
