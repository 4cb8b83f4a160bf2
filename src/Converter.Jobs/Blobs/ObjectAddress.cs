using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Converter.Documents;

namespace Converter.Jobs.Blobs;

/// <summary>Reads where object storage is, such as <c>s3://documents/converter</c>, and how to come there.</summary>
public static class ObjectAddress
{
    private const string Scheme = "s3://";

    /// <summary>Opens the bucket; nothing is asked of the server yet.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="time">The clock.</param>
    /// <param name="problem">Why it cannot be; <see langword="null"/> where it can.</param>
    public static ObjectBucket? Open(ObjectSettings settings, TimeProvider time, out Diagnostic? problem)
    {
        (string Bucket, string Prefix)? place = Read(settings.Address ?? string.Empty);
        problem = place is null ? ObjectFindings.Malformed : Check(settings);
        string? secret = problem is null ? Secret(settings, out problem) : null;
        X509Certificate2Collection? authority = problem is null ? Authority(settings, out problem) : null;
        if (problem is null && secret is null == (settings.AccessKey is not null))
        {
            problem = ObjectFindings.Setting("Blobs:AccessKey", new Message("与 SecretKey 或 SecretKeyFile 一起设置", "set together with SecretKey or SecretKeyFile"));
        }

        if (problem is not null || place is not var (bucket, prefix))
        {
            return null;
        }

        AmazonS3Config config = ConfigOf(settings);
        ObjectConnections connections = new(settings.Patience, authority);
        config.HttpClientFactory = connections;
        Func<IAmazonS3> client = secret is null
            ? () => new AmazonS3Client(config)
            : () => new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, secret), config);
        return new ObjectBucket(client, connections, bucket, prefix, settings.Patience, time);
    }

    /// <summary>Bucket and prefix; the latter is empty or ends with a stroke.</summary>
    /// <param name="text">The address.</param>
    /// <returns>Both; <see langword="null"/> where it is none.</returns>
    internal static (string Bucket, string Prefix)? Read(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = text[Scheme.Length..].TrimEnd('/').Split('/', 2);
        bool isBucket = parts[0].Length is >= 3 and <= 63 && parts[0].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
        // Of the names that S3 takes those that need no quoting anywhere: an address with a key in it, or with what belongs elsewhere, is none.
        bool isPrefix = parts.Length == 1 || parts[1].Split('/').All(part => part is not ("" or "." or "..") && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'));
        return isBucket && isPrefix ? (parts[0], parts.Length == 1 ? string.Empty : parts[1] + "/") : null;
    }

    private static Diagnostic? Check(ObjectSettings settings)
    {
        if (settings.Endpoint is { } endpoint
            && !(Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Query.Length == 0))
        {
            return ObjectFindings.Setting("Blobs:Endpoint", new Message("完整地址，如 https://minio.example:9000", "a whole address, such as https://minio.example:9000"));
        }

        return settings.Region.Length > 0 && settings.Region.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? null : ObjectFindings.Setting("Blobs:Region", new Message("区域名，如 cn-north-1", "the name of a region, such as cn-north-1"));
    }

    private static AmazonS3Config ConfigOf(ObjectSettings settings)
    {
        AmazonS3Config config = new()
        {
            ForcePathStyle = settings.PathStyle ?? settings.Endpoint is not null,
            // Servers other than AWS do not all know the checksums that the library would add; what is sent is signed with its SHA-256 as it is.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 2,
            Timeout = settings.Patience,
        };
        if (settings.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = settings.Region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.Region);
        }

        return config;
    }

    private static string? Secret(ObjectSettings settings, out Diagnostic? problem)
    {
        problem = null;
        if (settings.SecretKey is not null || settings.SecretKeyFile is not { } file)
        {
            return settings.SecretKey;
        }

        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = ObjectFindings.Unreadable("Blobs:SecretKeyFile", file);
            return null;
        }
    }

    private static X509Certificate2Collection? Authority(ObjectSettings settings, out Diagnostic? problem)
    {
        problem = null;
        if (settings.CaFile is not { } file)
        {
            return null;
        }

        X509Certificate2Collection certificates = [];
        try
        {
            certificates.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            certificates.Clear();
        }

        problem = certificates.Count == 0 ? ObjectFindings.Unreadable("Blobs:CaFile", file) : null;
        return certificates;
    }
}
