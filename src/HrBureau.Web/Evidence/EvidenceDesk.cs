using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The one road of a file's bytes to its actor: a piece at a time, so that no file is ever held whole.</summary>
/// <param name="silo">Calls.</param>
public sealed class EvidenceDesk(SiloCalls silo)
{
    /// <summary>What files of this road are kept for.</summary>
    public const string Purpose = "evidence";

    /// <summary>A piece that a lost connection cut short is kept all the same where it is worth a row.</summary>
    private const int WorthKeeping = 32 * 1024;

    /// <summary>Files that may come in at once into one web process: each holds one piece in memory.</summary>
    private const int AtOnce = 32;

    /// <summary>Of these, one officer's: whoever sends a hundred keeps nobody else out.</summary>
    private const int AtOnceOfOne = 4;

    private static readonly SemaphoreSlim Places = new(AtOnce);

    private static readonly PartitionedRateLimiter<string> OfOne = PartitionedRateLimiter.Create<string, string>(officer =>
        RateLimitPartition.GetConcurrencyLimiter(officer, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnceOfOne, QueueLimit = 0 }));

    /// <summary>Begins a file.</summary>
    public Task<EvidenceReply> BeginAsync(string id, long? size, EvidenceAbout about) =>
        AskAsync(id, grain => grain.Begin(new EvidenceBegin(Purpose, size, about)), repeatable: true);

    /// <summary>How far a file has come, for its uploader.</summary>
    public Task<EvidenceReply> ProgressAsync(string id) => AskAsync(id, grain => grain.Progress(), repeatable: true);

    /// <summary>Closes a file.</summary>
    public Task<EvidenceReply> FinishAsync(string id, EvidenceAbout? about = null, string? sha256 = null) => AskAsync(id, grain => grain.Finish(about, sha256), repeatable: true);

    /// <summary>What a file is, for whoever may read it.</summary>
    public Task<EvidenceReply> OpenAsync(string id) => AskAsync(id, grain => grain.Open(), repeatable: true);

    /// <summary>One piece of a file.</summary>
    public Task<EvidencePiece> ReadAsync(string id, int piece) => silo.AsOfficerAsync(grains => grains.GetGrain<IEvidenceGrain>(id).Read(piece), repeatable: true);

    /// <summary>Sends a body on as it comes.</summary>
    /// <param name="officer">Who sends; a silo has just known his file.</param>
    /// <param name="id">Which file.</param>
    /// <param name="offset">Where the body begins.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="digest">Fed with every byte; null where nobody asks.</param>
    /// <param name="cancellation">The sender is gone.</param>
    /// <returns>How far the file has come, or why the body was not taken further; null when too many files come in at once, of this officer or of all.</returns>
    public async Task<EvidenceReply?> KeepAsync(string officer, string id, long offset, Stream body, IncrementalHash? digest, CancellationToken cancellation)
    {
        using var own = OfOne.AttemptAcquire(officer);
        if (!own.IsAcquired || !await Places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            return null;
        }

        try
        {
            return await KeepAllAsync(id, offset, body, digest, cancellation);
        }
        finally
        {
            Places.Release();
        }
    }

    private async Task<EvidenceReply> KeepAllAsync(string id, long offset, Stream body, IncrementalHash? digest, CancellationToken cancellation)
    {
        var piece = new byte[EvidenceLimits.ChunkBytes];
        var reply = new EvidenceReply(EvidenceOutcome.Accepted, offset);
        while (reply.Outcome == EvidenceOutcome.Accepted)
        {
            var (filled, cut) = await FillAsync(body, piece, cancellation);
            digest?.AppendData(piece, 0, filled);
            if (filled > 0 && (cut is null || filled >= WorthKeeping))
            {
                var (at, bytes) = (reply.Offset, filled == piece.Length ? piece : piece[..filled]);
                reply = await AskAsync(id, grain => grain.Append(at, bytes), repeatable: false);
            }

            if (cut is not null)
            {
                ExceptionDispatchInfo.Throw(cut);
            }

            if (filled < piece.Length)
            {
                break;
            }
        }

        return reply;
    }

    private static async Task<(int Filled, Exception? Cut)> FillAsync(Stream body, byte[] piece, CancellationToken cancellation)
    {
        var filled = 0;
        try
        {
            for (int read; filled < piece.Length && (read = await body.ReadAsync(piece.AsMemory(filled), cancellation)) > 0;)
            {
                filled += read;
            }

            return (filled, null);
        }
        catch (Exception cut) when (cut is OperationCanceledException or IOException && cut is not Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: 413 } and not InvalidDataException)
        {
            return (filled, cut);
        }
    }

    private Task<EvidenceReply> AskAsync(string id, Func<IEvidenceGrain, Task<EvidenceReply>> ask, bool repeatable) =>
        silo.AsOfficerAsync(grains => ask(grains.GetGrain<IEvidenceGrain>(id)), repeatable);
}
