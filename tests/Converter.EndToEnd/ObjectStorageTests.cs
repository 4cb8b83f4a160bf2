using System.Net;
using System.Text;
using System.Text.Json;
using Converter.Testing;

namespace Converter.EndToEnd;

/// <summary>Two nodes as processes on one PostgreSQL and one object storage, which is killed and comes back, as one of the nodes is.</summary>
public sealed class ObjectStorageTests
{
    private const int Jobs = 40;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_accepted_job_ends_with_whole_files_though_the_object_storage_goes_away_and_all_is_erased_in_the_end()
    {
        using S3Server objects = new();
        string bucket = objects.NewBucket();
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        string store = database.NewDatabase();
        using ServedProcess first = NodeOf("first");
        using ServedProcess second = NodeOf("second");
        await Task.WhenAll(first.StartAsync(Cancel), second.StartAsync(Cancel));
        using HttpClient one = new() { BaseAddress = new Uri(first.Address) };
        using HttpClient other = new() { BaseAddress = new Uri(second.Address) };
        string text = await File.ReadAllTextAsync(Texts.Sample("speech"), Cancel);

        int handedIn = 0;
        Task<string[]> load = JobLoad.HandInAsync(
            Jobs, 2, TimeSpan.FromMilliseconds(100), _ => text, (at, attempt) => (at + attempt) % 2 == 0 ? one : other, () => Interlocked.Increment(ref handedIn));
        await JobLoad.UntilAsync(() => Task.FromResult(Volatile.Read(ref handedIn) >= Jobs / 4));
        objects.Stop();
        await RefusesAsync(one);
        await RefusesAsync(other);
        objects.Start();
        int before = Volatile.Read(ref handedIn);
        await JobLoad.UntilAsync(() => Task.FromResult(Volatile.Read(ref handedIn) >= Math.Min(Jobs, before + (Jobs / 4))));
        first.Kill();
        await first.StartAsync(Cancel);
        string[] accepted = await load;

        // Each file comes whole from a node that need not have made it.
        await JobLoad.CheckAsync(other, accepted);
        Assert.Equal("0", database.Query(store, "select count(*) from blob_part"));
        Assert.Equal("0", database.Query(store, "select count(*) from job_output where not exists (select 1 from blob_object where blob_object.sha256 = job_output.sha256 and state = 'kept')"));

        // Half of the jobs are deleted while nothing can be erased.
        objects.Stop();
        await DeleteAsync(one, accepted[..(Jobs / 2)]);
        objects.Start();
        await DeleteAsync(other, accepted[(Jobs / 2)..]);
        // What the killed node had stored and not yet accepted belongs to no job, and is kept for a while in case that it still comes to one: the while is over.
        database.Query(store, "update blob set stored = stored - interval '1 day'");
        await JobLoad.UntilAsync(() => Task.FromResult(database.Query(store, "select count(*) from blob_object where state <> 'coming'") == "0"));
        // What the killed node was about to send is noted, and nothing else is there.
        Assert.Empty(objects.Objects(bucket).Except(database.Query(store, "select object from blob_object").Split('\n')));

        first.Terminate();
        second.Terminate();
        Assert.All(new[] { "first", "second" }, name => Assert.DoesNotContain(S3Server.SecretKey, File.ReadAllText(folder.PathOf(name + ".log")), StringComparison.Ordinal));

        ServedProcess NodeOf(string name) => new(folder.PathOf(name), "--store", store, "--blobs", bucket)
        {
            Log = folder.PathOf(name + ".log"),
            Environment =
            {
                ["CONVERTER_StorePassword"] = PostgresServer.Password,
                ["CONVERTER_Blobs__Endpoint"] = objects.Endpoint,
                ["CONVERTER_Blobs__AccessKey"] = S3Server.AccessKey,
                ["CONVERTER_Blobs__SecretKey"] = S3Server.SecretKey,
                ["CONVERTER_Jobs__SweepEvery"] = "00:00:01",
            },
        };
    }

    [Fact]
    public void A_start_says_what_is_the_matter_in_both_languages_and_no_key()
    {
        using S3Server objects = new();
        string bucket = objects.NewBucket();
        using PostgresServer database = new();
        using TemporaryFolder folder = new();
        const string Secret = "wr@ng:w/rd %";
        foreach ((string address, string secret, string[] said) in new (string, string, string[])[]
        {
            ("s3://no-such-bucket", S3Server.SecretKey, ["blobs.no-bucket", "没有这个存储桶", "no such bucket"]),
            (bucket, Secret, ["blobs.refused", "拒绝访问", "SignatureDoesNotMatch"]),
            ("s3://key:wr@ng:w/rd %@bucket", Secret, ["blobs.address", "看不懂", "not understood"]),
        })
        {
            string settings = folder.PathOf("settings.json");
            File.WriteAllText(settings, JsonSerializer.Serialize(new
            {
                StorePassword = PostgresServer.Password,
                Blobs = new { objects.Endpoint, S3Server.AccessKey, SecretKey = secret },
            }));
            CommandLineRun run = CommandLineRun.Of("serve", "--urls", "http://127.0.0.1:0", "--settings", settings, "--store", database.NewDatabase(), "--blobs", address);

            Assert.Equal(2, run.ExitCode);
            Assert.All(said, words => Assert.Contains(words, run.Error, StringComparison.Ordinal));
            Assert.DoesNotContain(Secret, run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    private static async Task RefusesAsync(HttpClient http)
    {
        using HttpResponseMessage ready = await http.GetAsync("/health/ready", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using HttpResponseMessage refused = await http.PostAsync("/api/v1/conversions", new StringContent("{\"text\": \"没有人收下的。\"}", Encoding.UTF8, "application/json"), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    private static async Task DeleteAsync(HttpClient http, string[] ids)
    {
        foreach (string id in ids)
        {
            using HttpResponseMessage deleted = await http.DeleteAsync($"/api/v1/conversions/{id}", Cancel);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        }
    }
}
