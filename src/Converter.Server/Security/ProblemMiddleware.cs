using Converter.Jobs.Blobs;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Security;

/// <summary>Turns refusals and faults into answers; no fault ever tells a caller how the service looks inside.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (RefusalOfRouting(context.Response) is { } problem)
            {
                await problem.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (ProblemException refusal) when (!context.Response.HasStarted)
        {
            await refusal.Problem.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException refusal) when (!context.Response.HasStarted)
        {
            Problem problem = refusal.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Problems.TooLarge("body", context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? 0)
                : Problems.Malformed("request", refusal.Message);
            await problem.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted && StoreFailures.Of(exception) is var failure and not StoreFailure.None)
        {
            log.LogError("Request {Method} {Path} was refused, the store is {Failure}: {Why}", context.Request.Method, context.Request.Path, failure, exception.Message);
            await ProblemOf(exception, failure).Answer(context).ExecuteAsync(context).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last net of a request.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            log.LogError(exception, "Request {Method} {Path} failed", context.Request.Method, context.Request.Path);
            await Problems.Internal.Answer(context).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private static Problem ProblemOf(Exception exception, StoreFailure failure) =>
        failure == StoreFailure.Full ? Problems.StoreFull : exception is ObjectStorageException ? Problems.FilesAway : Problems.StoreAway;

    /// <summary>Routing refuses with a status alone.</summary>
    private static Problem? RefusalOfRouting(HttpResponse response) => response.HasStarted || response.ContentType is not null ? null : response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound,
        StatusCodes.Status405MethodNotAllowed => Problems.MethodNotAllowed,
        StatusCodes.Status415UnsupportedMediaType => Problems.NotAccepted,
        _ => null,
    };
}
