using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The HTTP status of each problem of the web floor.</summary>
internal static class ProblemStatus
{
    extension(ProblemCode code)
    {
        public int Status => code switch
        {
            ProblemCode.SignedOut or ProblemCode.SignInWrong => StatusCodes.Status401Unauthorized,
            ProblemCode.AccountDisabled or ProblemCode.DutyMissing or ProblemCode.OriginRefused => StatusCodes.Status403Forbidden,
            ProblemCode.NotFound => StatusCodes.Status404NotFound,
            ProblemCode.MethodUnknown => StatusCodes.Status405MethodNotAllowed,
            ProblemCode.Stale => StatusCodes.Status412PreconditionFailed,
            ProblemCode.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
            ProblemCode.MediaTypeWrong => StatusCodes.Status415UnsupportedMediaType,
            ProblemCode.KeyReused => StatusCodes.Status422UnprocessableEntity,
            ProblemCode.TooMany => StatusCodes.Status429TooManyRequests,
            ProblemCode.Fault => StatusCodes.Status500InternalServerError,
            ProblemCode.TryAgain => StatusCodes.Status503ServiceUnavailable,
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
