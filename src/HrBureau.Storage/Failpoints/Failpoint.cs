using System.Collections.Concurrent;
using System.Diagnostics;

namespace HrBureau.Storage;

/// <summary>
/// Named places where a test can break the program. Off unless a test arms them or <c>HRB_FAILPOINTS</c> does,
/// e.g. <c>append.after-commit=kill,due.claimed=delay:500,append.before-write=throw*1</c>; <c>@n</c> skips n passages. A value that is
/// <c>@</c> and a path names a file of such rules, whose changes are followed while the program runs.
/// </summary>
public static class Failpoint
{
    public const string Variable = "HRB_FAILPOINTS";

    private static readonly ConcurrentDictionary<string, Armed> Points = new(StringComparer.Ordinal);
    private static volatile bool _any;

    static Failpoint()
    {
        var rules = Environment.GetEnvironmentVariable(Variable);
        if (FailpointRules.FileOf(rules) is { } file)
        {
            _ = FailpointFile.FollowAsync(file, Replace);
        }
        else
        {
            Replace(FailpointRules.All(rules));
        }
    }

    /// <summary>How often an armed point was reached, so that a run in which the fault never bit is seen.</summary>
    public static int Reached(string name) => Points.TryGetValue(name, out var armed) ? armed.Passages : 0;

    public static bool IsArmed(string name) => _any && Points.ContainsKey(name);

    /// <summary>Arms a point until the answer is disposed.</summary>
    public static IDisposable Arm(string name, FailpointAction action)
    {
        Set(name, action);
        return new Disarm(name);
    }

    /// <summary>Passes a point. Costs one read when nothing is armed.</summary>
    /// <exception cref="FailpointException">A test asked for it.</exception>
    public static void Hit(string name)
    {
        if (_any && Points.TryGetValue(name, out var armed) && armed.Acts())
        {
            Act(name, armed.Action, static delay =>
            {
                using var never = new ManualResetEventSlim();
                never.Wait(delay);
            });
        }
    }

    /// <inheritdoc cref="Hit"/>
    public static Task HitAsync(string name) =>
        _any && Points.TryGetValue(name, out var armed) && armed.Acts() ? ActAsync(name, armed.Action) : Task.CompletedTask;

    private static void Replace(IEnumerable<(string Name, FailpointAction Action)> rules)
    {
        Points.Clear();
        _any = false;
        foreach (var (name, action) in rules)
        {
            Set(name, action);
        }
    }

    private static void Set(string name, FailpointAction action)
    {
        Points[name] = new Armed(action);
        _any = true;
    }

    private static async Task ActAsync(string name, FailpointAction action)
    {
        if (action.Kind == FailpointKind.Delay)
        {
            await Task.Delay(action.Delay, TimeProvider.System, CancellationToken.None);
            return;
        }

        Act(name, action, static _ => { });
    }

    private static void Act(string name, FailpointAction action, Action<TimeSpan> hold)
    {
        switch (action.Kind)
        {
            case FailpointKind.Throw:
                throw new FailpointException($"Failpoint '{name}'.");
            case FailpointKind.Cut:
                throw new IOException($"Failpoint '{name}'.");
            case FailpointKind.Delay:
                hold(action.Delay);
                break;
            case FailpointKind.Kill:
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                    self.WaitForExit();
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(action));
        }
    }

    private sealed class Armed(FailpointAction action)
    {
        private int _passages;

        public FailpointAction Action { get; } = action;

        public int Passages => Volatile.Read(ref _passages);

        public bool Acts()
        {
            var passage = Interlocked.Increment(ref _passages);
            return passage > Action.Skip && (Action.Times == 0 || passage <= Action.Skip + Action.Times);
        }
    }

    private sealed class Disarm(string name) : IDisposable
    {
        public void Dispose()
        {
            Points.TryRemove(name, out _);
            _any = !Points.IsEmpty;
        }
    }
}
