namespace HrBureau.Silo.Tests;

internal sealed class DoorGrain(SystemIdentity system) : Grain, IDoorGrain
{
    private IDoorGrain Next => GrainFactory.GetGrain<IDoorGrain>("next");

    public Task<string?> ForOfficers() => Task.FromResult(Caller.Current?.Id);

    public Task<string?> ForServices() => ForOfficers();

    public Task<string?> ForTheSystem() => ForOfficers();

    public Task<string?> ForSigners() => ForOfficers();

    public Task<string?> ForOfficersAndTheSystem() => ForOfficers();

    public Task<string?> ForNobody() => ForOfficers();

    public Task<string?> Misspelt() => ForOfficers();

    public Task<string?> AskNextDoor() => Next.ForTheSystem();

    public async Task<string?> AskNextDoorAsTheSystem()
    {
        string? next;
        using (system.Act())
        {
            next = await Next.ForTheSystem();
        }

        return $"{next} for {Caller.Current?.Id}, then {await Next.ForOfficers()}";
    }
}
