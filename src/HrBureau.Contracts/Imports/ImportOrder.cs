namespace HrBureau.Contracts;

/// <summary>What is to be imported, after a person has looked at it.</summary>
/// <param name="Name">Which hand-over of rows: a mapping that was changed makes another.</param>
/// <param name="Rows">How many rows were handed over (<see cref="ImportLine"/>).</param>
/// <param name="Faults">Rows of the table that are not taken, and why.</param>
/// <param name="Holds">Whether the importing officer holds the calm leads that are opened; the others call somebody out as ever.</param>
[GenerateSerializer]
[Alias("hrb.import-order")]
public sealed record ImportOrder(string Name, int Rows, IReadOnlyList<RowFault> Faults, bool Holds);
