namespace Converter.Jobs.Model;

/// <summary>A job that is being converted, in one attempt.</summary>
/// <param name="Id">The job.</param>
/// <param name="Attempt">The attempt.</param>
public sealed record RunningJob(string Id, int Attempt);
