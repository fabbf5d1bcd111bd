using System.Text.Json.Serialization;
using Orleans;

namespace HrBureau.Domain;

/// <summary>Who may read a note.</summary>
[GenerateSerializer]
[Alias("hrb.note-audience")]
[JsonConverter(typeof(KebabEnumConverter<NoteAudience>))]
public enum NoteAudience
{
    /// <summary>本单位.</summary>
    Own,

    /// <summary>参与单位.</summary>
    Shared,
}
