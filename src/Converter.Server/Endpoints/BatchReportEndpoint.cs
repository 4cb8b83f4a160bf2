using Converter.Batches;
using Converter.Files;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Server.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Converter.Server.Endpoints;

/// <summary>The report of a batch that was handed in, in the same forms as that of the command line.</summary>
internal sealed class BatchReportEndpoint(FilesEndpoints files, IBlobStore blobs, TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/batches/{id}/report.{format}", (HttpContext context, BatchReportEndpoint self, string id, string format) => self.GetAsync(context, id, format))
            .WithTags("batches")
            .WithName("getBatchReport")
            .WithSummary("One report of all texts of a batch: html, csv or json")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblems(404);

    private async Task<IResult> GetAsync(HttpContext context, string id, string format)
    {
        IReadOnlyList<Job> jobs = await files.FindBatchAsync(context, id).ConfigureAwait(false);
        List<BatchFile> rows = [];
        foreach (Job job in jobs)
        {
            rows.Add(await RowAsync(job, context.RequestAborted).ConfigureAwait(false));
        }

        BatchReport report = new(jobs.Min(job => job.Created), jobs.All(job => job.Finished is not null) ? jobs.Max(job => job.Finished!.Value) : time.GetUtcNow(), [.. rows]) { Title = id };
        return format switch
        {
            "html" => TypedResults.File(BatchReportHtml.Write(report), "text/html", $"{id}.html"),
            "csv" => TypedResults.File(BatchReportCsv.Write(report), "text/csv", $"{id}.csv"),
            "json" => TypedResults.File(BatchReportJson.Write(report), "application/json", $"{id}.json"),
            _ => throw new ProblemException(Problems.NotFound),
        };
    }

    /// <summary>The outputs are left out: a page that was saved stands beside none of them.</summary>
    private async Task<BatchFile> RowAsync(Job job, CancellationToken cancel)
    {
        BatchItem item = new(new BatchEntry(job.Name, job.Name, static () => throw new NotSupportedException()), InputFile.NameOf(job.Name), Before: null);
        if (!Job.IsFinal(job.State))
        {
            return new BatchFile(job.Name, item.Name) { State = BatchState.NotStarted };
        }

        byte[]? report = job.Outputs.FirstOrDefault(output => output.Format == "report") is { } kept ? await blobs.ReadAsync(kept.Sha256, cancel).ConfigureAwait(false) : null;
        BatchFile row = report is not null ? BatchFiles.Of(item, report, job.State == JobState.Succeeded, [])
            : job.Error is { } error ? BatchFiles.Failed(item, error)
            : new BatchFile(job.Name, item.Name) { State = BatchState.Failed, Reason = job.Reason };
        return row with { Outputs = [] };
    }
}
