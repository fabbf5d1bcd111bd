using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Replies as they are kept beside the entries. Only accepted commands have one.</summary>
internal static class StoredReplies
{
    public static string Write(CommandReply reply) =>
        JsonSerializer.Serialize(new Text(reply.Version, [.. reply.Events], reply.RequestId), SiloJson.Default.StoredRepliesText);

    public static CommandReply Read(StoredReply stored)
    {
        var text = JsonSerializer.Deserialize(stored.Reply, SiloJson.Default.StoredRepliesText)!;
        return new CommandReply(CommandOutcome.Accepted, text.Version, text.Events, null, text.RequestId);
    }

    /// <summary>What a command is told that was answered before, or whose key was used for another.</summary>
    public static CommandReply Answer(Order order, StoredReply stored, long version) =>
        order.BodyHashes.Contains(stored.BodyHash) ? Read(stored) : Refusals.Bare(CommandOutcome.KeyReused, version);

    internal sealed record Text(long Version, string[] Events, string? RequestId);
}
