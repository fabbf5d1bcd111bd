namespace HrBureau.Silo;

/// <inheritdoc cref="IAccountBookGrain"/>
[GrainType("account-book")]
internal sealed class AccountBookGrain([PersistentState("account-book")] IPersistentState<AccountBook> book) : Grain, IAccountBookGrain
{
    public const string Key = "off-all";

    public Task<IReadOnlyList<string>> Opened() => Task.FromResult<IReadOnlyList<string>>(book.State.Officers.ToArray());

    public async Task Note(IReadOnlyList<string> officers)
    {
        book.State.Officers = [.. book.State.Officers.Union(officers, StringComparer.Ordinal)];
        await this.KeepAsync(book);
    }
}

/// <summary>What the book holds.</summary>
[GenerateSerializer]
[Alias("hrb.account-book-state")]
internal sealed class AccountBook
{
    [Id(0)]
    public List<string> Officers { get; set; } = [];
}
