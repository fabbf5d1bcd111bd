namespace HrBureau.Host;

/// <summary>Looks for the first silo again and again, and says why there is none yet: each cause once, for a wrong password or name looks the same from outside as silos that are still starting.</summary>
internal sealed class SiloSought(ILogger<SiloSought> log) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private string? said;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        var why = exception.GetBaseException().Message;
        if (why != said)
        {
            said = why;
            log.NoSiloFound(why);
        }

        await Task.Delay(Again, TimeProvider.System, cancellationToken);
        return true;
    }
}
