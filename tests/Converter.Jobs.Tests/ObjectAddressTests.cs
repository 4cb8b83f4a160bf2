using Converter.Documents;
using Converter.Jobs.Blobs;

namespace Converter.Jobs.Tests;

/// <summary>What is read as an address of object storage, and what is not.</summary>
public sealed class ObjectAddressTests
{
    private static readonly ObjectSettings Right = new() { Address = "s3://documents", Endpoint = "http://127.0.0.1:9000", AccessKey = "key", SecretKey = "secret" };

    [Theory]
    [InlineData("s3://documents", "documents", "")]
    [InlineData("s3://documents/", "documents", "")]
    [InlineData("s3://my.documents-1/converter/2026", "my.documents-1", "converter/2026/")]
    [InlineData("s3://documents/converter/", "documents", "converter/")]
    public void Bucket_and_prefix(string address, string bucket, string prefix) => Assert.Equal((bucket, prefix), ObjectAddress.Read(address));

    [Theory]
    [InlineData("")]
    [InlineData("documents")]
    [InlineData("https://documents")]
    [InlineData("s3://")]
    [InlineData("s3://ab")]
    [InlineData("s3://Documents")]
    [InlineData("s3://key:secret@documents")]
    [InlineData("s3://documents?key=secret")]
    [InlineData("s3://documents//converter")]
    [InlineData("s3://documents/../other")]
    [InlineData("s3://documents/公文")]
    public void No_address(string address) => Assert.Equal("blobs.address", ProblemOf(Right with { Address = address })?.Code);

    [Fact]
    public void What_does_not_go_together_is_told_and_no_secret_with_it()
    {
        string folder = Path.GetTempPath();
        (ObjectSettings Settings, string Code)[] all =
        [
            (Right with { Endpoint = "127.0.0.1:9000" }, "blobs.setting"),
            (Right with { Endpoint = "ftp://127.0.0.1" }, "blobs.setting"),
            (Right with { Endpoint = "http://key:secret@127.0.0.1" }, "blobs.setting"),
            (Right with { Region = string.Empty }, "blobs.setting"),
            (Right with { Region = "a b" }, "blobs.setting"),
            (Right with { SecretKey = null }, "blobs.setting"),
            (Right with { AccessKey = null }, "blobs.setting"),
            (Right with { SecretKey = null, SecretKeyFile = Path.Combine(folder, "no-such-file") }, "blobs.file"),
            (Right with { CaFile = Path.Combine(folder, "no-such-file") }, "blobs.file"),
        ];

        foreach ((ObjectSettings settings, string code) in all)
        {
            Diagnostic? problem = ProblemOf(settings);
            Assert.Equal(code, problem?.Code);
            Assert.DoesNotContain("secret@", problem!.Message.English + problem.Message.Chinese + problem.Hint?.English + problem.Hint?.Chinese, StringComparison.Ordinal);
        }

        Assert.Null(ProblemOf(Right));
    }

    private static Diagnostic? ProblemOf(ObjectSettings settings)
    {
        using ObjectBucket? bucket = ObjectAddress.Open(settings, TimeProvider.System, out Diagnostic? problem);
        return problem;
    }
}
