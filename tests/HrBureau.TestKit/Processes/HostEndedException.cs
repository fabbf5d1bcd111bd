using System.Diagnostics.CodeAnalysis;

namespace HrBureau.TestKit;

/// <summary>A host ended before it was what was waited for.</summary>
/// <param name="code">Its exit code.</param>
/// <param name="output">What it printed.</param>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Only ever made of an ended process.")]
public sealed class HostEndedException(int code, string output) : InvalidOperationException($"The host ended with {code}:\n{output}")
{
    /// <summary>Its exit code; 137 when it was killed.</summary>
    public int Code { get; } = code;

    /// <summary>Whether the other silos did without it while it began: on a busy machine it may be too slow to answer them.</summary>
    public bool WasDoneWithout { get; } = output.Contains("Known status: Dead", StringComparison.Ordinal);
}
