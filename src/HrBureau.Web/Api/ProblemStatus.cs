using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The HTTP status of each problem of the web floor.</summary>
internal static class ProblemStatus
{
    /// <summary>Of the protocol tus 1.0.</summary>
    private const int ChecksumMismatch = 460;

    extension(ProblemCode code)
    {
        public int Status => code switch
        {
            ProblemCode.SignedOut or ProblemCode.SignInWrong or ProblemCode.PasswordNeeded => StatusCodes.Status401Unauthorized,
            ProblemCode.AccountDisabled or ProblemCode.DutyMissing or ProblemCode.OriginRefused => StatusCodes.Status403Forbidden,
            ProblemCode.NotFound => StatusCodes.Status404NotFound,
            ProblemCode.MethodUnknown => StatusCodes.Status405MethodNotAllowed,
            ProblemCode.Stale => StatusCodes.Status412PreconditionFailed,
            ProblemCode.UploadMoved or ProblemCode.DrillsCrowded => StatusCodes.Status409Conflict,
            ProblemCode.TusNeeded => StatusCodes.Status412PreconditionFailed,
            ProblemCode.BodyTooLarge or ProblemCode.FileTooLarge => StatusCodes.Status413PayloadTooLarge,
            ProblemCode.MediaTypeWrong or ProblemCode.MultipartNeeded => StatusCodes.Status415UnsupportedMediaType,
            ProblemCode.KeyReused or ProblemCode.ScenarioUnknown or ProblemCode.ScenarioFaulty => StatusCodes.Status422UnprocessableEntity,
            ProblemCode.TooMany or ProblemCode.PiecesTooSmall or ProblemCode.UploadsUnfinished => StatusCodes.Status429TooManyRequests,
            ProblemCode.ChecksumWrong => ChecksumMismatch,
            ProblemCode.Fault or ProblemCode.FileDamaged => StatusCodes.Status500InternalServerError,
            ProblemCode.TryAgain or ProblemCode.KeyPerhapsMade => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
    }

    /// <summary>What a bare status means where nobody said more.</summary>
    public static ProblemCode CodeOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest => ProblemCode.QueryWrong,
        StatusCodes.Status401Unauthorized => ProblemCode.SignedOut,
        StatusCodes.Status403Forbidden => ProblemCode.DutyMissing,
        StatusCodes.Status404NotFound => ProblemCode.NotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemCode.MethodUnknown,
        StatusCodes.Status413PayloadTooLarge => ProblemCode.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemCode.MediaTypeWrong,
        StatusCodes.Status429TooManyRequests => ProblemCode.TooMany,
        StatusCodes.Status503ServiceUnavailable => ProblemCode.TryAgain,
        _ => ProblemCode.Fault,
    };
}
