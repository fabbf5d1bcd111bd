using System.Diagnostics;

namespace HrBureau.Cluster.Tests;

/// <summary>
/// The disk of the database is full, and some seconds later it is not. Needs temporary files on a file system of the run's own, which
/// tests/run --chaos makes, for a full disk is full for all who share it.
/// </summary>
internal sealed record FillDisk() : Fault("disk of PostgreSQL full")
{
    public const string OwnDisk = "CHAOS_OWN_DISK";
    private static readonly TimeSpan For = TimeSpan.FromSeconds(8);

    public override async Task<Bite> InjectAsync(Rig rig, Random random)
    {
        var ballast = Path.Combine(Path.GetTempPath(), "ballast");
        var troubles = rig.History.Troubles;
        var free = 0L;
        try
        {
            await using (var file = new FileStream(ballast, FileMode.Create))
            {
                // What somebody gives back meanwhile is taken again.
                Fill(file);
                for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < For;)
                {
                    Fill(file);
                    await Task.Delay(100, CancellationToken.None);
                }
            }

            free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        }
        finally
        {
            File.Delete(ballast);
        }

        // Without room for its log the server ends itself; whoever runs it starts it again, as systemd does.
        if (rig.Cluster.Server.HasExited)
        {
            await rig.Cluster.Server.RestartAsync();
        }

        return new Bite(free < 1 << 20 ? rig.History.Troubles - troubles : 0, rig.Mark());
    }

    private static void Fill(FileStream file)
    {
        try
        {
            for (var piece = new byte[1 << 20]; ;)
            {
                file.Write(piece);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
