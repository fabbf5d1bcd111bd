using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What the web floor itself can say no to; refusals of the domain have codes of their own. Each has texts in both languages.</summary>
[JsonConverter(typeof(KebabEnumConverter<ProblemCode>))]
public enum ProblemCode
{
    /// <summary>400: the body is not the JSON it should be.</summary>
    BodyMalformed,

    /// <summary>400: the body is not UTF-8.</summary>
    EncodingWrong,

    /// <summary>400: a field nobody knows.</summary>
    FieldUnknown,

    /// <summary>400: a field is missing.</summary>
    FieldMissing,

    /// <summary>400: a field has the wrong form.</summary>
    FieldWrong,

    /// <summary>400: no command, or one that does not exist.</summary>
    TypeUnknown,

    /// <summary>400: a parameter of the address has the wrong form.</summary>
    QueryWrong,

    /// <summary>400: a parameter of the address nobody knows.</summary>
    QueryUnknown,

    /// <summary>400: a command without Idempotency-Key.</summary>
    KeyMissing,

    /// <summary>400: an Idempotency-Key longer than 100 characters or not printable.</summary>
    KeyWrong,

    /// <summary>400: If-Match is no version.</summary>
    IfMatchWrong,

    /// <summary>400: a page's form from before its officer signed in again, or not one of ours.</summary>
    FormExpired,

    /// <summary>400: a file that is not read as a table; the sentence says why.</summary>
    TableRefused,

    /// <summary>400: a table without columns that every report needs.</summary>
    MappingIncomplete,

    /// <summary>401: nobody is signed in, or the session has ended.</summary>
    SignedOut,

    /// <summary>401: wrong officer, password or code.</summary>
    SignInWrong,

    /// <summary>403: the account is disabled.</summary>
    AccountDisabled,

    /// <summary>403: the duties do not cover it.</summary>
    DutyMissing,

    /// <summary>403: a cookie call that does not come from our own pages.</summary>
    OriginRefused,

    /// <summary>404: absent, or not the caller's; both look the same.</summary>
    NotFound,

    /// <summary>405: the address does not know the method.</summary>
    MethodUnknown,

    /// <summary>412: the incident has moved on.</summary>
    Stale,

    /// <summary>413: the body is too large.</summary>
    BodyTooLarge,

    /// <summary>415: not application/json.</summary>
    MediaTypeWrong,

    /// <summary>422: the key was used with another body.</summary>
    KeyReused,

    /// <summary>429: too many attempts or calls.</summary>
    TooMany,

    /// <summary>500: a fault of ours.</summary>
    Fault,

    /// <summary>503: not durable, or not known to be.</summary>
    TryAgain,

    /// <summary>413: the file is larger than a file may be, or than was said.</summary>
    FileTooLarge,

    /// <summary>415: no form with a file, or one that cannot be read.</summary>
    MultipartNeeded,

    /// <summary>412: not tus 1.0.</summary>
    TusNeeded,

    /// <summary>409: the upload stands elsewhere, or is whole already.</summary>
    UploadMoved,

    /// <summary>429: the file comes in too many small pieces.</summary>
    PiecesTooSmall,

    /// <summary>429: too many uploads were begun and not finished, or too much was uploaded and attached to nothing.</summary>
    UploadsUnfinished,

    /// <summary>460: what came is not what the sender says he sent.</summary>
    ChecksumWrong,

    /// <summary>500: what is kept is not what was taken; nothing of it is served.</summary>
    FileDamaged,

    /// <summary>422: the county has no scenario of that name.</summary>
    ScenarioUnknown,

    /// <summary>422: the scenario cannot be replayed.</summary>
    ScenarioFaulty,

    /// <summary>409: as many replays go at once as may.</summary>
    DrillsCrowded,

    /// <summary>401: the password was drawn for one sign-in, and another must come with it.</summary>
    PasswordNeeded,

    /// <summary>400: the password to be from now on does not do.</summary>
    PasswordUnfit,

    /// <summary>400: rows of a table of people that must be mended; nothing was taken.</summary>
    PeopleTableWrong,

    /// <summary>400: a file without a byte proves nothing.</summary>
    FileEmpty,

    /// <summary>503: a key for an agency's own system may have been made, and nobody was shown it.</summary>
    KeyPerhapsMade,
}
