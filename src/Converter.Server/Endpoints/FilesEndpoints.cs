using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Converter.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Converter.Server.Endpoints;

/// <summary>The files of a conversion, and of a batch as one archive.</summary>
internal sealed class FilesEndpoints(ConversionsEndpoints conversions, IJobStore store, IBlobStore blobs, AuditLog audit, ServerSettings settings)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["pdf"] = "application/pdf",
        ["report"] = "application/json",
    };

    /// <summary>The time of all entries, so that an archive of equal files has equal bytes.</summary>
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/conversions/{id}/files/{format}", (HttpContext context, FilesEndpoints self, string id, string format) => self.GetAsync(context, id, format))
            .WithTags("files")
            .WithName("getFile")
            .WithSummary("A file of a conversion: docx, pdf, report, or zip for all of them")
            .WithDescription("Supports ranges and ETag; the name of the file is in Content-Disposition by RFC 6266.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status206PartialContent, contentType: "application/octet-stream")
            .ProducesProblems(404, 409);
        routes.MapGet("/batches/{id}", (HttpContext context, FilesEndpoints self, string id) => self.GetBatchAsync(context, id))
            .WithTags("batches")
            .WithName("getBatch")
            .WithSummary("A batch with its conversions")
            .Produces<BatchAnswer>()
            .ProducesProblems(404);
        routes.MapGet("/batches/{id}/files/zip", (HttpContext context, FilesEndpoints self, string id) => self.GetBatchZipAsync(context, id))
            .WithTags("batches")
            .WithName("getBatchFiles")
            .WithSummary("All files of a batch as one archive")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblems(404, 409);
    }

    private async Task<IResult> GetAsync(HttpContext context, string id, string format)
    {
        Job job = await conversions.FindAsync(context, id).ConfigureAwait(false);
        string name = Path.GetFileNameWithoutExtension(job.Name);
        await audit.WriteAsync(Caller.Of(context).Owner, "download", $"{id}/{format}", context.Connection.RemoteIpAddress?.ToString() ?? string.Empty).ConfigureAwait(false);
        if (format == "zip")
        {
            return job.State == JobState.Succeeded
                ? await ZipAsync(context, [job], $"{name}.zip").ConfigureAwait(false)
                : throw new ProblemException(Problems.NotReady);
        }

        if (!Types.TryGetValue(format, out string? type))
        {
            throw new ProblemException(Problems.NotFound);
        }

        JobOutput? output = job.Outputs.FirstOrDefault(output => output.Format == format);
        if (output is null)
        {
            throw new ProblemException(Job.IsFinal(job.State) ? Problems.NotFound : Problems.NotReady);
        }

        Trace(context, [job]);
        return await blobs.OpenAsync(output.Sha256, context.RequestAborted).ConfigureAwait(false) is { } stream
            ? TypedResults.File(stream, type, NameOf(name, format), entityTag: new EntityTagHeaderValue($"\"{output.Sha256}\""), enableRangeProcessing: true)
            : throw new ProblemException(Problems.NotFound);
    }

    private async Task<IResult> GetBatchAsync(HttpContext context, string id)
    {
        IReadOnlyList<Job> jobs = await FindBatchAsync(context, id).ConfigureAwait(false);
        return TypedResults.Ok(BatchAnswer.Of(id, [.. jobs.Select(job => conversions.AnswerOf(context, job))]));
    }

    private async Task<IResult> GetBatchZipAsync(HttpContext context, string id)
    {
        IReadOnlyList<Job> jobs = [.. (await FindBatchAsync(context, id).ConfigureAwait(false)).Where(job => job.State == JobState.Succeeded)];
        await audit.WriteAsync(Caller.Of(context).Owner, "download", $"{id}/zip", context.Connection.RemoteIpAddress?.ToString() ?? string.Empty).ConfigureAwait(false);
        return jobs.Count > 0 ? await ZipAsync(context, jobs, $"{id}.zip").ConfigureAwait(false) : throw new ProblemException(Problems.NotReady);
    }

    /// <summary>The jobs of a batch, if the caller may see them, in the order in which they were handed in.</summary>
    public async Task<IReadOnlyList<Job>> FindBatchAsync(HttpContext context, string id)
    {
        Caller caller = Caller.Of(context);
        caller.Require("read");
        JobFilter filter = new(caller.IsAdministrator ? null : caller.Owner) { Batch = id, Limit = settings.Uploads.MostFiles };
        IReadOnlyList<Job> jobs = Ulid.IsOne(id) ? [.. (await store.ListAsync(filter, context.RequestAborted).ConfigureAwait(false)).Reverse()] : [];
        return jobs.Count > 0 ? jobs : throw new ProblemException(Problems.NotFound);
    }

    /// <summary>A download is over when its last byte is sent, which is the end of the request.</summary>
    private static void Trace(HttpContext context, IReadOnlyList<Job> jobs)
    {
        foreach (Job job in jobs)
        {
            if (JobTraces.Start("download", job.Id) is { } part)
            {
                context.Response.RegisterForDispose(part);
            }
        }
    }

    private async Task<IResult> ZipAsync(HttpContext context, IReadOnlyList<Job> jobs, string name)
    {
        Trace(context, jobs);
        string digest = System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', jobs.SelectMany(job => job.Outputs.Select(output => $"{job.Name} {output.Format} {output.Sha256}"))))));
        // Written aside and deleted when it is closed: an archive of many files is larger than what memory should hold.
        FileStream file = new(
            Path.Combine(Path.GetTempPath(), $"converter-{Ulid.New(TimeProvider.System)}.zip"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (Job job in jobs)
            {
                string stem = Unused(Path.GetFileNameWithoutExtension(job.Name), used);
                foreach (JobOutput output in job.Outputs)
                {
                    await AddAsync(archive, NameOf(stem, output.Format), output, context.RequestAborted).ConfigureAwait(false);
                }
            }
        }

        file.Position = 0;
        return TypedResults.File(file, "application/zip", name, entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
    }

    private async Task AddAsync(ZipArchive archive, string name, JobOutput output, CancellationToken cancel)
    {
        await using Stream? content = await blobs.OpenAsync(output.Sha256, cancel).ConfigureAwait(false);
        if (content is null)
        {
            return;
        }

        // .docx and .pdf are compressed already.
        ZipArchiveEntry entry = archive.CreateEntry(name, output.Format == "report" ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        entry.LastWriteTime = Fixed;
        using Stream target = entry.Open();
        await content.CopyToAsync(target, cancel).ConfigureAwait(false);
    }

    private static string Unused(string stem, HashSet<string> used)
    {
        string name = stem;
        for (int at = 2; !used.Add(name); at++)
        {
            name = FormattableString.Invariant($"{stem} ({at})");
        }

        return name;
    }

    private static string NameOf(string stem, string format) => format == "report" ? $"{stem}.report.json" : $"{stem}.{format}";
}
