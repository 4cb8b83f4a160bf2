using System.Net;
using System.Runtime.InteropServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Util;
using Amazon.S3;
using Amazon.S3.Model;
using Converter.Jobs.Model;

namespace Converter.Jobs.Blobs;

/// <summary>A bucket of S3-compatible object storage, below a prefix. What is missing is told from what cannot be asked for: that is thrown.</summary>
public sealed class ObjectBucket : IDisposable
{
    private static readonly string[] FullCodes = ["QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "InsufficientCapacity", "EntityTooLarge"];

    /// <summary>The name of an object that is not there, and how those begin that are there for a moment only.</summary>
    private const string Checked = "converter-check";

    private readonly Lazy<IAmazonS3> _client;
    private readonly ObjectConnections _connections;
    private readonly string _bucket;
    private readonly string _prefix;
    private readonly TimeProvider _time;

    internal ObjectBucket(Func<IAmazonS3> client, ObjectConnections connections, string bucket, string prefix, TimeSpan patience, TimeProvider time)
    {
        (_connections, _bucket, _prefix, Patience, _time) = (connections, bucket, prefix, patience, time);
        // Looking for keys on the machine may fail or take its time; that belongs to the first question and not to the reading of settings.
        _client = new Lazy<IAmazonS3>(client, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Its address, in which no key stands.</summary>
    public string Address => $"s3://{_bucket}/{_prefix}".TrimEnd('/');

    /// <summary>How long an answer may take to go on.</summary>
    internal TimeSpan Patience { get; }

    /// <summary>Stores an object; what was there under its name is replaced, whole or not at all.</summary>
    /// <param name="key">Its name below the prefix.</param>
    /// <param name="content">The bytes, which go in one piece: S3 takes 5 GB so.</param>
    /// <param name="cancel">Calls it off.</param>
    public Task PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancel) => AskAsync(
        async client =>
        {
            using MemoryStream stream = StreamOf(content);
            return await client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _bucket,
                    Key = _prefix + key,
                    InputStream = stream,
                    AutoCloseStream = false,
                    ContentType = "application/octet-stream",
                    // The signature holds the SHA-256 of the whole, by which the server finds what was damaged on the way. In chunks each has its own, which not all servers read.
                    UseChunkEncoding = false,
                    DisablePayloadSigning = false,
                },
                cancel).ConfigureAwait(false);
        },
        cancel);

    /// <summary>How many bytes an object has.</summary>
    /// <param name="key">Its name below the prefix.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <returns>The number; <see langword="null"/> where there is none.</returns>
    public async Task<long?> LengthAsync(string key, CancellationToken cancel) =>
        (await AskAsync(client => client.GetObjectMetadataAsync(_bucket, _prefix + key, cancel), cancel).ConfigureAwait(false))?.ContentLength;

    /// <summary>Reads an object from a place on, as it comes.</summary>
    /// <param name="key">Its name below the prefix.</param>
    /// <param name="from">The place.</param>
    /// <param name="cancel">Calls it off, until the answer begins.</param>
    /// <returns>The bytes; <see langword="null"/> where there is no such object.</returns>
    public async Task<Stream?> OpenAsync(string key, long from, CancellationToken cancel)
    {
        GetObjectRequest request = new() { BucketName = _bucket, Key = _prefix + key };
        if (from > 0)
        {
            request.ByteRange = new ByteRange(FormattableString.Invariant($"bytes={from}-"));
        }

        // The library holds what comes against the ETag as if that were an MD5 everywhere, and would say so when the stream is closed.
        Stream? coming = (await AskAsync(client => client.GetObjectAsync(request, cancel), cancel).ConfigureAwait(false))?.ResponseStream;
        return coming is WrapperStream wrapped ? wrapped.GetNonWrapperBaseStream() : coming;
    }

    /// <summary>Erases an object; one that is not there is erased already.</summary>
    /// <param name="key">Its name below the prefix.</param>
    /// <param name="cancel">Calls it off.</param>
    public Task DeleteAsync(string key, CancellationToken cancel) => AskAsync(client => client.DeleteObjectAsync(_bucket, _prefix + key, cancel), cancel);

    /// <summary>Asks whether the bucket is there: the answer to a question for an object tells one that is missing from a bucket that is.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task PingAsync(CancellationToken cancel)
    {
        await using Stream? none = await OpenAsync(Checked, 0, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes an object, reads it and erases it: the key allows what the service needs, and the server does what it says.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task CheckAsync(CancellationToken cancel)
    {
        await PingAsync(cancel).ConfigureAwait(false);
        string id = Ulid.New(_time);
        string key = $"{Checked}-{id}";
        byte[] content = System.Text.Encoding.ASCII.GetBytes(id);
        await PutAsync(key, content, cancel).ConfigureAwait(false);
        await using Stream? read = await OpenAsync(key, 0, cancel).ConfigureAwait(false);
        using MemoryStream found = new();
        await (read?.CopyToAsync(found, cancel) ?? Task.CompletedTask).ConfigureAwait(false);
        await DeleteAsync(key, cancel).ConfigureAwait(false);
        if (!found.ToArray().AsSpan().SequenceEqual(content))
        {
            throw Damaged(key);
        }
    }

    /// <summary>What is there is not what was stored.</summary>
    internal ObjectStorageException Damaged(string key) => new(ObjectFailure.Damaged, ObjectFindings.Damaged(Address, key));

    /// <summary>It broke off in the middle.</summary>
    internal ObjectStorageException Away(Exception? cause) => new(ObjectFailure.Away, ObjectFindings.Away(Address, cause?.GetBaseException().GetType().Name ?? "end of stream"), cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }

        _connections.Dispose();
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out ArraySegment<byte> bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);

    /// <summary>Asks the server.</summary>
    /// <returns>Its answer; <see langword="null"/> where there is no such object.</returns>
    private async Task<T?> AskAsync<T>(Func<IAmazonS3, Task<T>> question, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await question(_client.Value).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (AmazonServiceException exception) when (exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket")
        {
            return null;
        }
        catch (AmazonServiceException exception)
        {
            throw Told(exception);
        }
        catch (AmazonClientException exception) when (exception.InnerException is not (HttpRequestException or IOException))
        {
            // It says so of keys that it does not find; whatever else it says of itself is for an administrator as well.
            throw Refused(ObjectFindings.NoKey, exception);
        }
        catch (Exception exception) when (exception is AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            throw Away(exception);
        }
    }

    private ObjectStorageException Told(AmazonServiceException exception)
    {
        int status = (int)exception.StatusCode;
        string code = string.IsNullOrEmpty(exception.ErrorCode) ? FormattableString.Invariant($"HTTP {status}") : exception.ErrorCode;
        if (status == 507 || FullCodes.Contains(code))
        {
            return new ObjectStorageException(ObjectFailure.Full, ObjectFindings.Full(Address), exception);
        }

        if (status is 0 or 408 or 429 or >= 500)
        {
            return new ObjectStorageException(ObjectFailure.Away, ObjectFindings.Away(Address, status == 0 ? exception.GetBaseException().GetType().Name : code), exception);
        }

        return Refused(code == "NoSuchBucket" ? ObjectFindings.NoBucket(Address) : ObjectFindings.Refused(Address, code), exception);
    }

    private static ObjectStorageException Refused(Documents.Diagnostic problem, Exception? cause) => new(ObjectFailure.Refused, problem, cause);
}
