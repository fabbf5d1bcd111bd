namespace HrBureau.Benchmarks;

/// <summary>A program that writes the traced rows without the product.</summary>
internal interface IYardstick : IAsyncDisposable
{
    /// <summary>Writes what stood before the traced acts.</summary>
    Task BeginAsync();

    /// <summary>One round.</summary>
    /// <returns>Acts per second.</returns>
    Task<double> RunAsync();
}
