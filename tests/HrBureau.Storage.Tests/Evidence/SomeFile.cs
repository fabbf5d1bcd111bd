using System.Security.Cryptography;
using HrBureau.Domain;

namespace HrBureau.Storage.Tests;

/// <summary>Files as somebody would send them.</summary>
internal static class SomeFile
{
    public static FileSeal Seal { get; } = new([SHA256.HashData("files"u8)]);

    public static EvidenceAbout About { get; } = new("gate.jpg", "image/jpeg", "HUAWEI P60", Some.Noon, "东门", "子墨虚");

    public static EvidenceOpening Opening(long? size = null, string uploader = "duty-zhou") =>
        new(EvidenceId.Of(Guid.NewGuid()), EvidencePurpose.Evidence, uploader, "agy-hr", size, About, Some.Noon);

    /// <summary>Bytes that begin as a photograph does.</summary>
    public static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        ReadOnlySpan<byte> start = [0xFF, 0xD8, 0xFF, 0xE0];
        start[..Math.Min(start.Length, length)].CopyTo(bytes);
        return bytes;
    }

    public static async Task<EvidenceUpload> SendAsync(this EvidenceFiles files, EvidenceUpload upload, byte[] bytes, int piece = EvidenceLimits.ChunkBytes)
    {
        for (var at = upload.Offset; at < bytes.Length; at = upload.Offset)
        {
            upload = (await files.AppendAsync(upload, bytes.AsMemory((int)at, Math.Min(piece, bytes.Length - (int)at))))!;
        }

        return upload;
    }

    public static async Task<EvidenceFile> KeepAsync(this EvidenceFiles files, byte[] bytes, int piece = EvidenceLimits.ChunkBytes)
    {
        var upload = await files.SendAsync((await files.BeginAsync(Opening(bytes.Length)))!, bytes, piece);
        return (await files.FinishAsync(upload, upload.Opening.About, Some.Noon))!;
    }

    public static async Task<byte[]> AllAsync(this EvidenceFiles files, EvidenceFile file)
    {
        var all = new MemoryStream();
        await foreach (var piece in files.ReadAsync(file))
        {
            await all.WriteAsync(piece);
        }

        return all.ToArray();
    }
}
