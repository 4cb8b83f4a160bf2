using Converter.Documents;

namespace Converter.Jobs.Blobs;

/// <summary>What a failure of object storage means for those who wait for it.</summary>
public enum ObjectFailure
{
    /// <summary>It may pass by itself: the server is away or busy.</summary>
    Away,

    /// <summary>Somebody has to do something: key, bucket, settings.</summary>
    Refused,

    /// <summary>It has no room.</summary>
    Full,

    /// <summary>What is there is not what was stored.</summary>
    Damaged,
}

/// <summary>Object storage does not do what it is asked.</summary>
/// <param name="failure">What that means.</param>
/// <param name="problem">What to say of it.</param>
/// <param name="cause">What came; its words are not repeated, since they may hold more than a log should.</param>
public sealed class ObjectStorageException(ObjectFailure failure, Diagnostic problem, Exception? cause = null) : IOException(problem.Message.English, cause)
{
    /// <summary>What that means.</summary>
    public ObjectFailure Failure { get; } = failure;

    /// <summary>What to say of it.</summary>
    public Diagnostic Problem { get; } = problem;
}
