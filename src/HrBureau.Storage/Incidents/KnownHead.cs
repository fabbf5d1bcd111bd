namespace HrBureau.Storage;

/// <summary>A head that somebody outside wrote down: in a notice, a dossier, a daily list.</summary>
public sealed record KnownHead(long Version, byte[] Hash);
