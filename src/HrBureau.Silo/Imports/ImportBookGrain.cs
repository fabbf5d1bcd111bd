namespace HrBureau.Silo;

/// <inheritdoc cref="IImportBookGrain"/>
[GrainType("import-book")]
internal sealed class ImportBookGrain([PersistentState("import-book")] IPersistentState<ImportBook> book) : Grain, IImportBookGrain
{
    public const string Key = "imp-all";

    public Task<IReadOnlyList<string>> Running() => Task.FromResult<IReadOnlyList<string>>(book.State.Running.ToArray());

    public Task<IReadOnlyList<string>> Kept(DateTimeOffset before) =>
        Task.FromResult<IReadOnlyList<string>>(book.State.Kept.Where(kept => kept.Value < before).Select(kept => kept.Key).ToArray());

    public async Task Keep(string import, DateTimeOffset since)
    {
        if (book.State.Kept.TryAdd(import, since))
        {
            await this.KeepAsync(book);
        }
    }

    public async Task Forget(string import)
    {
        if (book.State.Kept.Remove(import))
        {
            await this.KeepAsync(book);
        }
    }

    public async Task Begin(string import)
    {
        if (book.State.Running.Add(import))
        {
            await this.KeepAsync(book);
        }
    }

    public async Task End(string import)
    {
        if (book.State.Running.Remove(import))
        {
            await this.KeepAsync(book);
        }
    }
}

/// <summary>What the book holds.</summary>
[GenerateSerializer]
[Alias("hrb.import-book-state")]
internal sealed class ImportBook
{
    [Id(0)]
    public HashSet<string> Running { get; set; } = [];

    [Id(1)]
    public Dictionary<string, DateTimeOffset> Kept { get; set; } = [];
}
