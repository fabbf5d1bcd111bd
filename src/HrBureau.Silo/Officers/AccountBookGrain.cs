using Orleans.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IAccountBookGrain"/>
[GrainType("account-book")]
internal sealed class AccountBookGrain([PersistentState("account-book")] IPersistentState<AccountBook> book) : Grain, IAccountBookGrain
{
    public const string Key = "off-all";

    private const int Tries = 5;

    /// <remarks>Read anew each time: the terminal of another machine writes beside this actor.</remarks>
    public async Task<IReadOnlyList<string>> Opened()
    {
        await book.ReadStateAsync();
        return book.State.Officers.ToArray();
    }

    public async Task Note(IReadOnlyList<string> officers)
    {
        for (var left = Tries - 1; ; left--)
        {
            await book.ReadStateAsync();
            if (officers.All(book.State.Officers.Contains))
            {
                return;
            }

            book.State.Officers = [.. book.State.Officers.Union(officers, StringComparer.Ordinal)];
            try
            {
                await this.KeepAsync(book);
                return;
            }
            catch (InconsistentStateException) when (left > 0)
            {
                // Somebody wrote between reading and writing.
            }
        }
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
