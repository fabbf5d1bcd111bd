using Xunit;

// Each of them starts a cluster and measures time on few cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace HrBureau.Cluster.Tests;

/// <summary>Marks what takes long and is seen in smaller by another test too: <c>tests/run</c> leaves it out, <c>tests/run --chaos</c> runs it.</summary>
internal static class LongRun
{
    public const string Name = "run";
    public const string Value = "long";
}
