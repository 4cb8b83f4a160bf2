using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Converter.Jobs.Model;

namespace Converter.Jobs.Storage;

/// <summary>A key of the API, without what is secret about it.</summary>
/// <param name="Id">Its public part.</param>
/// <param name="Owner">Whose requests it makes.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it allows: <c>read</c>, <c>write</c>, <c>admin</c>.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Revoked">When it was revoked; <see langword="null"/> while it holds.</param>
public sealed record ApiKey(string Id, string Owner, string Label, ImmutableArray<string> Scopes, DateTimeOffset Created, DateTimeOffset? Revoked);

/// <summary>
/// The keys of the API. Of a key only a digest is kept; as a key has 256 bits of chance, a plain SHA-256 cannot be searched backwards.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
public sealed class KeyStore(IDatabase database, TimeProvider time)
{
    /// <summary>The scopes that a key can have.</summary>
    public static ImmutableArray<string> AllScopes { get; } = ["read", "write", "admin"];

    private const string Prefix = "cvt";
    private const int SecretBytes = 32;

    /// <summary>Makes a key.</summary>
    /// <param name="owner">Whose requests it makes.</param>
    /// <param name="label">What it is for.</param>
    /// <param name="scopes">What it allows.</param>
    /// <returns>The key as the caller sends it, shown this once, and its entry.</returns>
    public async Task<(string Secret, ApiKey Key)> CreateAsync(string owner, string label, ImmutableArray<string> scopes)
    {
        string id = Ulid.New(time);
        string secret = $"{Prefix}_{id}_{System.Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes))}";
        ApiKey key = new(id, owner, label, scopes, time.GetUtcNow(), null);
        await database.WriteAsync(
            transaction => transaction.ExecuteAsync(
                "insert into api_key (id, owner, label, hash, scopes, created) values (@id, @owner, @label, @hash, @scopes, @created)",
                ("@id", id),
                ("@owner", owner),
                ("@label", label),
                ("@hash", DigestOf(secret)),
                ("@scopes", string.Join(' ', scopes)),
                ("@created", key.Created.ToUnixTimeMilliseconds())),
            CancellationToken.None).ConfigureAwait(false);
        return (secret, key);
    }

    /// <summary>All keys, the oldest first.</summary>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ImmutableArray<ApiKey>> ListAsync(CancellationToken cancel) =>
        [.. await database.ListAsync("select * from api_key order by id", Read, cancel).ConfigureAwait(false)];

    /// <summary>Revokes a key; requests with it are refused from then on.</summary>
    /// <param name="id">Its public part.</param>
    /// <returns>Whether there was such a key that held.</returns>
    public Task<bool> RevokeAsync(string id) => database.WriteAsync(
        async transaction => await transaction.ExecuteAsync(
            "update api_key set revoked = @at where id = @id and revoked is null", ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()), ("@id", id)).ConfigureAwait(false) > 0,
        CancellationToken.None);

    /// <summary>The key that a caller sent; <see langword="null"/> where it is none, or does not hold.</summary>
    /// <param name="secret">What the caller sent.</param>
    /// <param name="cancel">Calls it off.</param>
    public async Task<ApiKey?> FindAsync(string secret, CancellationToken cancel)
    {
        string[] parts = secret.Split('_');
        if (parts.Length != 3 || parts[0] != Prefix)
        {
            return null;
        }

        List<(ApiKey Key, string Hash)> found = await database.ListAsync(
            "select * from api_key where id = @id and revoked is null", row => (Read(row), row.Text("hash")!), cancel, ("@id", parts[1])).ConfigureAwait(false);
        byte[] sent = Encoding.ASCII.GetBytes(DigestOf(secret));
        return found.Where(pair => CryptographicOperations.FixedTimeEquals(sent, Encoding.ASCII.GetBytes(pair.Hash))).Select(pair => pair.Key).FirstOrDefault();
    }

    private static ApiKey Read(DbDataReader row) => new(
        row.Text("id")!, row.Text("owner")!, row.Text("label")!, [.. row.Text("scopes")!.Split(' ')], row.Time("created"), row.TimeOrNone("revoked"));

    private static string DigestOf(string secret) => System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
