using System.Diagnostics;
using HrBureau.Contracts;
using OpenTelemetry;

namespace HrBureau.Host;

/// <summary>Who is refused was answered: nothing has failed that somebody would have to look for.</summary>
internal sealed class RefusedCalls : BaseProcessor<Activity>
{
    private const string ExceptionType = "exception.type";
    private static readonly string Refusal = typeof(UnauthorizedCallException).FullName!;

    public override void OnEnd(Activity data)
    {
        if (data.Status == ActivityStatusCode.Error && data.GetTagItem(ExceptionType) is string type && type == Refusal)
        {
            data.SetStatus(ActivityStatusCode.Unset);
        }
    }
}
