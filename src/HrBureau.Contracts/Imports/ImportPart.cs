namespace HrBureau.Contracts;

/// <summary>What an import keeps, sealed like evidence.</summary>
[GenerateSerializer]
[Alias("hrb.import-part")]
public enum ImportPart
{
    /// <summary>The table as it was handed in: the paper the reports came from.</summary>
    Table,

    /// <summary>Its rows as they were read, gzip of one JSON <see cref="ImportLine"/> a line; gone when the last is done.</summary>
    Rows,
}
