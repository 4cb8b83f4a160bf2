namespace Converter.Jobs.Storage;

/// <summary>
/// By which name this process is known in the table of nodes. It gets another one when the others took it for dead, so that nothing that it began
/// under the old one counts any more.
/// </summary>
/// <param name="first">The first name.</param>
public sealed class NodeIdentity(string first)
{
    private volatile string _id = first;

    /// <summary>The name.</summary>
    public string Id
    {
        get => _id;
        internal set => _id = value;
    }
}
