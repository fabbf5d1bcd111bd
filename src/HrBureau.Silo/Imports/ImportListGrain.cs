using HrBureau.Contracts;
using Microsoft.Extensions.Logging;

namespace HrBureau.Silo;

/// <inheritdoc cref="IImportListGrain"/>
[GrainType(TypeName)]
internal sealed class ImportListGrain([PersistentState("import-list")] IPersistentState<ImportList> list, TimeProvider time, ILogger<ImportListGrain> log) : Grain, IImportListGrain, IImportNoteGrain
{
    public const string TypeName = "import-list";

    private const int Kept = 60;
    private const int Shown = 20;

    public async Task Note(string import)
    {
        if (!list.State.Imports.Contains(import))
        {
            list.State.Imports = [import, .. list.State.Imports.Take(Kept - 1)];
            await this.KeepAsync(list);
        }
    }

    public async Task<IReadOnlyList<ImportView>> Recent()
    {
        if (Caller.Current!.Agency != this.GetPrimaryKeyString())
        {
            return [];
        }

        var shown = new List<ImportView>();
        foreach (var import in list.State.Imports)
        {
            // A table that was looked at and left is destroyed after a day.
            if (await ViewAsync(import) is { } view && (view.State != ImportState.Draft || time.GetUtcNow() - view.StartedAt < ImportWatch.TablesKept))
            {
                shown.Add(view with { Faults = [] });
            }

            if (shown.Count == Shown)
            {
                break;
            }
        }

        return shown;
    }

    /// <summary>One that does not answer hides none of the others.</summary>
    private async Task<ImportView?> ViewAsync(string import)
    {
        try
        {
            return await GrainFactory.GetGrain<IImportGrain>(import).View();
        }
        catch (Exception e)
        {
            log.ImportHeld(import, 0, e.GetType().Name);
            return null;
        }
    }
}

/// <summary>What the list holds, newest first.</summary>
[GenerateSerializer]
[Alias("hrb.import-list-state")]
internal sealed class ImportList
{
    [Id(0)]
    public List<string> Imports { get; set; } = [];
}
