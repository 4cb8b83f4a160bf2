namespace Converter.Jobs.Blobs;

/// <summary>Object storage that takes contents, by the protocol of S3.</summary>
public sealed record ObjectSettings
{
    /// <summary>Bucket and prefix, such as <c>s3://documents/converter</c>; <see langword="null"/> for contents in the database.</summary>
    public string? Address { get; init; }

    /// <summary>Address of the server, such as <c>https://minio.office.example:9000</c>; <see langword="null"/> for that of AWS in the region.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The region, which is part of every signature; <c>us-east-1</c> by default, which most servers other than AWS take.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether the bucket stands in the path (<c>https://server/bucket</c>) and not in the name of the server. By default it does where there is an <see cref="Endpoint"/>.</summary>
    public bool? PathStyle { get; init; }

    /// <summary>Name of the key; <see langword="null"/> for what the machine has for AWS: variables, profile, role.</summary>
    public string? AccessKey { get; init; }

    /// <summary>The secret of the key, best from the environment.</summary>
    public string? SecretKey { get; init; }

    /// <summary>A file that holds the secret and nothing else; <see langword="null"/> for none.</summary>
    public string? SecretKeyFile { get; init; }

    /// <summary>A file with the certificates (PEM) of the authority that the server's own was signed by; <see langword="null"/> for those that the machine knows.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long the server may take to answer, and to go on with an answer. 30 seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
