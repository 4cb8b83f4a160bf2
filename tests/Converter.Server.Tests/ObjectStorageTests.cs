using System.Text;
using System.Text.Json;
using Converter.Fonts;
using Converter.Jobs.Blobs;
using Converter.Jobs.Model;
using Converter.Jobs.Running;
using Converter.Jobs.Storage;
using Converter.Server.Hosting;
using Converter.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Converter.Server.Tests;

/// <summary>A service whose files are in object storage, and what it does when that goes away.</summary>
/// <param name="postgres">The database server.</param>
/// <param name="objects">The object server.</param>
public sealed class ObjectStorageTests(PostgresServer postgres, S3Server objects)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_comes_in_at_one_node_is_converted_at_another_and_its_files_are_in_the_bucket()
    {
        (string store, string bucket) = (postgres.NewDatabase(), objects.NewBucket());
        await using RunningServer web = await StartAsync(objects, store, bucket, jobs => jobs with { Role = "web" });
        await using RunningServer worker = await StartAsync(objects, store, bucket, jobs => jobs with { Role = "worker" });

        JsonElement job = await web.ConvertAsync("正文。");

        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        foreach (JsonElement output in job.GetProperty("outputs").EnumerateArray())
        {
            string href = output.GetProperty("href").GetString()!;
            byte[] whole = await web.Http.GetByteArrayAsync(href, Cancel);
            Assert.Equal(output.GetProperty("sha256").GetString(), BlobAddress.Of(whole));
            using HttpRequestMessage request = new(HttpMethod.Get, href) { Headers = { Range = new(100, 199) } };
            using HttpResponseMessage part = await web.Http.SendAsync(request, Cancel);
            Assert.Equal(206, (int)part.StatusCode);
            Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync(Cancel));
        }

        // The text, the .docx, the .pdf and the report.
        Assert.Equal(4, objects.Objects(bucket).Length);
        Assert.Equal("0", postgres.Query(store, "select count(*) from blob_part"));
        Assert.Equal("ready\n", await worker.Http.GetStringAsync("/health/ready", Cancel));
        using HttpResponseMessage deleted = await web.Http.DeleteAsync($"/api/v1/conversions/{job.GetProperty("id").GetString()}", Cancel);
        Assert.Equal(204, (int)deleted.StatusCode);
        Assert.Empty(objects.Objects(bucket));
    }

    [Fact]
    public async Task Object_storage_that_goes_away_loses_nothing_and_is_told_with_when_to_come_again()
    {
        using S3Server own = new();
        (string store, string bucket) = (postgres.NewDatabase(), own.NewBucket());
        using Gate gate = new();
        await using RunningServer node = await StartAsync(
            own, store, bucket, jobs => jobs with { Parallel = 1, HandBackAfter = Patience.Limit }, services => services.AddSingleton<IConversion>(new StandIn((name, _) => gate.Pass(name))));
        string running = await HandInAsync(node);
        await gate.UntilAsync(1);
        string waiting = await HandInAsync(node);

        own.Stop();
        // The conversion ends while its files can go nowhere.
        gate.Open();
        using (HttpResponseMessage response = await node.PostAsync("conversions", ("x.txt", "正文"u8.ToArray())))
        {
            await RunningServer.RefusedAsync(response, 503, "files-away");
            Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }

        using (HttpResponseMessage ready = await node.Http.GetAsync("/health/ready", Cancel))
        {
            await RunningServer.RefusedAsync(ready, 503, "files-away");
        }

        // What needs no file is answered.
        Assert.Equal("running", (await node.GetAsync($"/api/v1/conversions/{running}")).GetProperty("state").GetString());

        own.Start();
        foreach (string id in new[] { running, waiting })
        {
            JsonElement job = await node.RestedAsync(id, isAway: true);
            Assert.Equal(("succeeded", 1), (job.GetProperty("state").GetString(), job.GetProperty("attempt").GetInt32()));
        }

        Assert.Equal(2, (await node.GetAsync("/api/v1/conversions")).GetProperty("conversions").GetArrayLength());
    }

    [Fact]
    public async Task A_job_whose_files_can_go_nowhere_for_long_is_handed_back_and_that_is_no_failure()
    {
        using S3Server own = new();
        (string store, string bucket) = (postgres.NewDatabase(), own.NewBucket());
        using Gate gate = new();
        await using RunningServer node = await StartAsync(
            own,
            store,
            bucket,
            jobs => jobs with { Parallel = 1, Retries = 0, HandBackAfter = TimeSpan.FromMilliseconds(1) },
            services => services.AddSingleton<IConversion>(new StandIn((name, _) => gate.Pass(name))));
        string id = await HandInAsync(node);
        await gate.UntilAsync(1);

        own.Stop();
        gate.Open();
        // First because its files could not be stored, then because its text could not be read.
        await Patience.UntilAsync(async () => (await StoryAsync(node, id)).Count(reason => reason == "store-away") >= 3, Cancel);
        own.Start();

        Assert.Equal("succeeded", (await node.RestedAsync(id)).GetProperty("state").GetString());
        Assert.Equal(["started", "store-away"], (await StoryAsync(node, id)).Skip(1).Take(2));
    }

    [Fact]
    public async Task A_reader_learns_before_the_first_byte_that_a_file_cannot_be_had()
    {
        using S3Server own = new();
        (string store, string bucket) = (postgres.NewDatabase(), own.NewBucket());
        await using RunningServer node = await StartAsync(own, store, bucket, jobs => jobs);
        JsonElement job = await node.ConvertAsync("正文。");
        string href = job.GetProperty("outputs")[0].GetProperty("href").GetString()!;

        own.Stop();
        using (HttpResponseMessage away = await node.Http.GetAsync(href, Cancel))
        {
            await RunningServer.RefusedAsync(away, 503, "files-away");
            Assert.NotNull(away.Headers.RetryAfter);
        }

        own.Start();
        Assert.NotEmpty(await node.Http.GetByteArrayAsync(href, Cancel));
        own.Objects(bucket).ToList().ForEach(key => own.Lose(bucket, key));
        using HttpResponseMessage lost = await node.Http.GetAsync(href, Cancel);
        await RunningServer.RefusedAsync(lost, 404, "not-found");
    }

    [Fact]
    public async Task What_was_stored_in_the_database_before_is_still_had_and_new_files_go_to_the_bucket()
    {
        (string store, string bucket) = (postgres.NewDatabase(), objects.NewBucket());
        JsonElement before;
        await using (RunningServer without = await StartAsync(objects, store, null, jobs => jobs))
        {
            before = await without.ConvertAsync("旧文。");
        }

        await using RunningServer node = await StartAsync(objects, store, bucket, jobs => jobs);
        JsonElement after = await node.ConvertAsync("新文。");

        foreach (JsonElement output in before.GetProperty("outputs").EnumerateArray().Concat(after.GetProperty("outputs").EnumerateArray()))
        {
            byte[] file = await node.Http.GetByteArrayAsync(output.GetProperty("href").GetString(), Cancel);
            Assert.Equal(output.GetProperty("sha256").GetString(), BlobAddress.Of(file));
        }

        Assert.Equal(4, objects.Objects(bucket).Length);
    }

    [Fact]
    public async Task Expired_jobs_are_swept_away_with_their_objects()
    {
        (string store, string bucket) = (postgres.NewDatabase(), objects.NewBucket());
        await using RunningServer node = await StartAsync(objects, store, bucket, jobs => jobs with { Retention = TimeSpan.FromMilliseconds(1) });
        await node.ConvertAsync("正文。");

        Assert.Equal(1, await node.Services.GetRequiredService<JobService>().SweepAsync(Cancel));

        Assert.Empty(objects.Objects(bucket));
        Assert.Equal("0", postgres.Query(store, "select count(*) from blob_object"));
    }

    [Fact]
    public void Object_storage_without_a_shared_database_is_refused()
    {
        ServerHostResult host = ServerHost.Build(
            new ServerSettings { Urls = "http://127.0.0.1:0", Data = "unused", Blobs = new ObjectSettings { Address = "s3://documents" } }, new FontLibrary([]), TimeProvider.System);

        Assert.Equal("blobs.needs-store", host.Problem?.Code);
        Assert.False(Directory.Exists("unused"));
    }

    private static Task<RunningServer> StartAsync(
        S3Server server, string store, string? bucket, Func<JobSettings, JobSettings> change, Action<IServiceCollection>? adjust = null) => RunningServer.StartAsync(
        settings => settings with
        {
            Jobs = change(settings.Jobs),
            Store = store,
            StorePassword = PostgresServer.Password,
            Blobs = new ObjectSettings { Address = bucket, Endpoint = server.Endpoint, AccessKey = S3Server.AccessKey, SecretKey = S3Server.SecretKey },
        },
        adjust);

    private static async Task<string> HandInAsync(RunningServer server)
    {
        using HttpResponseMessage response = await server.PostAsync("conversions", ("讲话.txt", Encoding.UTF8.GetBytes("正文")));
        return (await RunningServer.JsonOf(response)).GetProperty("id").GetString()!;
    }

    private static async Task<string[]> StoryAsync(RunningServer server, string id) =>
        [.. (await server.Services.GetRequiredService<IJobStore>().StoryAsync(id, Cancel)).Select(line => line.Reason)];
}
