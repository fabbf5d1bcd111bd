using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>How long what failed is left alone.</summary>
public sealed class BackOffTests
{
    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(1.25);

    public static TheoryData<Exception> OfStore =>
    [
        new NotTakenException(CommandOutcome.TryAgain), new StorageUnavailableException("away", new IOException()), new UnknownOutcomeException("lost", new IOException()),
        new TimeoutException(), new SiloUnavailableException("gone"), new OperationCanceledException(),
    ];

    [Theory]
    [MemberData(nameof(OfStore), DisableDiscoveryEnumeration = true)]
    public void However_long_the_store_was_away_what_is_due_is_tried_again_within_seconds(Exception cause) =>
        Assert.InRange(BackOff.After(40, cause), TimeSpan.FromSeconds(3), 5 * MostJitter);

    [Fact]
    public void What_lies_in_the_row_itself_is_looked_at_less_and_less_often()
    {
        Assert.InRange(BackOff.After(1, new InvalidOperationException()), TimeSpan.FromSeconds(0.3), TimeSpan.FromSeconds(0.7));
        Assert.InRange(BackOff.After(40, new NotTakenException(CommandOutcome.Invalid)), TimeSpan.FromMinutes(3), 300 * MostJitter);
        Assert.InRange(BackOff.After(40, null), TimeSpan.FromMinutes(3), 300 * MostJitter);
    }
}
