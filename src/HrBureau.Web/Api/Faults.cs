using System.Security.Cryptography;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace HrBureau.Web;

/// <summary>What a caller is told of a fault, in one place. The fault itself goes to the log, without anything he sent.</summary>
public sealed partial class Faults(ILogger<Faults> log) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            return true;
        }

        // By now the request itself is on its way to the page that says the fault.
        var failed = httpContext.Features.GetRequiredFeature<IExceptionHandlerFeature>();
        var code = Note(exception, failed.Endpoint?.DisplayName ?? "no endpoint");
        var problem = ApiProblem.Of(code);
        if (!AccessSetup.IsForMachines(failed.Path))
        {
            ProblemWriter.SayWhenAgain(httpContext, problem);
            return false;
        }

        await ProblemWriter.WriteAsync(httpContext, problem);
        return true;
    }

    /// <summary>Writes a fault down.</summary>
    /// <returns>The problem it amounts to.</returns>
    public ProblemCode Note(Exception exception, string place)
    {
        var code = CodeOf(exception);
        if (code == ProblemCode.Fault)
        {
            LogFault(exception, place);
        }
        else if (code == ProblemCode.TryAgain)
        {
            LogUnanswered(place, exception.GetType().Name);
        }

        return code;
    }

    /// <summary>The problem a fault amounts to.</summary>
    public static ProblemCode CodeOf(Exception exception) => exception switch
    {
        SignedOutException => ProblemCode.SignedOut,
        UnauthorizedCallException { Reason: CallRefusal.NotAllowed } => ProblemCode.DutyMissing,
        UnauthorizedCallException => ProblemCode.SignedOut,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemCode.BodyTooLarge,
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => ProblemCode.MediaTypeWrong,
        BadHttpRequestException => ProblemCode.QueryWrong,
        TimeoutException or OrleansException => ProblemCode.TryAgain,
        CryptographicException { InnerException: TimeoutException or OrleansException } => ProblemCode.TryAgain, // The keys of cookies are a silo's.
        _ => ProblemCode.Fault,
    };

    [LoggerMessage(1, LogLevel.Error, "A request failed at {Endpoint}")]
    private partial void LogFault(Exception exception, string endpoint);

    [LoggerMessage(2, LogLevel.Warning, "The silo gave no answer at {Endpoint}: {Fault}")]
    private partial void LogUnanswered(string endpoint, string fault);
}
