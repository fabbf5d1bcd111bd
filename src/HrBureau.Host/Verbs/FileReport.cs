using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>Reads every file back from its first piece to its last, says which are not what was taken, which evidence is lost, and how many there are.</summary>
internal static class FileReport
{
    private const int AtOnce = 500;

    /// <returns>Whether all of them hold.</returns>
    public static async Task<bool> HoldAllAsync(EvidenceFiles files, TextWriter output)
    {
        var ids = new List<string>();
        while (await files.ListAsync(ids is [.., var last] ? last : "", AtOnce) is { Count: > 0 } more)
        {
            ids.AddRange(more);
        }

        var progress = new Progress();
        var (damaged, read) = (0, 0L);
        for (var i = 0; i < ids.Count; i++)
        {
            progress.Say("files", i / (double)ids.Count);
            try
            {
                read += await files.CheckAsync(ids[i]);
            }
            catch (EvidenceDamagedException)
            {
                damaged++;
                await output.WriteLineAsync(HostTexts.Both("file-damaged", ids[i]));
            }
        }

        var lost = await files.LostAsync();
        foreach (var id in lost)
        {
            await output.WriteLineAsync(HostTexts.Both("file-lost", id));
        }

        await output.WriteLineAsync(HostTexts.Both("files-verified", ids.Count, read, damaged));
        return damaged + lost.Count == 0;
    }
}
