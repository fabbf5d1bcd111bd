using HrBureau.Contracts;

namespace HrBureau.Silo;

/// <inheritdoc cref="IDrillBookGrain"/>
[GrainType("drill-book")]
internal sealed class DrillBookGrain([PersistentState("drill-book")] IPersistentState<DrillBook> book, ScenarioFolder scenarios, MechanismSource mechanisms) : Grain, IDrillBookGrain
{
    private const int Shown = 20;
    private const int Known = 200;

    /// <summary>Replays take the machine's time from real work: so many go, or are held, at once.</summary>
    private const int AtOnce = 4;

    public Task<IReadOnlyList<ScenarioView>> Scenarios() => scenarios.ViewsAsync(mechanisms.Current);

    public async Task<IReadOnlyList<DrillView>> Newest()
    {
        var views = await Task.WhenAll(book.State.All.TakeLast(Shown).Reverse().Select(ViewAsync));
        return [.. views.OfType<DrillView>()];
    }

    public Task<IReadOnlyList<string>> Running() => Task.FromResult<IReadOnlyList<string>>(book.State.Running.ToArray());

    public async Task<bool> Begin(string drill)
    {
        if (book.State.Running.Contains(drill))
        {
            return true;
        }

        if (book.State.Running.Count >= AtOnce)
        {
            return false;
        }

        book.State.Running.Add(drill);
        book.State.All = [.. book.State.All.Append(drill).TakeLast(Known)];
        await this.KeepAsync(book);
        return true;
    }

    public async Task End(string drill)
    {
        if (book.State.Running.Remove(drill))
        {
            await this.KeepAsync(book);
        }
    }

    /// <summary>One that cannot be read hides none of the others.</summary>
    private async Task<DrillView?> ViewAsync(string drill)
    {
        try
        {
            return await GrainFactory.GetGrain<IDrillGrain>(drill).View();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>What the book holds.</summary>
[GenerateSerializer]
[Alias("hrb.drill-book-state")]
internal sealed class DrillBook
{
    [Id(0)]
    public HashSet<string> Running { get; set; } = [];

    /// <summary>The one that started last stands last.</summary>
    [Id(1)]
    public List<string> All { get; set; } = [];
}
