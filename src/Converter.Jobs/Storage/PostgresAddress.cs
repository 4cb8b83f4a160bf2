using Converter.Documents;
using Npgsql;

namespace Converter.Jobs.Storage;

/// <summary>Reads the address of a PostgreSQL store, such as <c>postgres://converter@db.example.org/converter?sslmode=require</c>.</summary>
public static class PostgresAddress
{
    /// <summary>
    /// Ends what a node has begun and does not go on with, because it hangs or was cut off: its locks would hold up all others. None of the
    /// service's own transactions takes longer than a small part of this.
    /// </summary>
    private const string Limits = "-c idle_in_transaction_session_timeout=8000 -c lock_timeout=10000 -c statement_timeout=60000";

    /// <summary>Whether a text is meant as such an address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOne(string text) =>
        text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal);

    /// <summary>Reads one.</summary>
    /// <param name="text">The address; the part behind <c>?</c> takes any setting of Npgsql, and <c>host</c> with the folder of a socket.</param>
    /// <param name="password">The password; <see langword="null"/> where the address has it, or none is needed.</param>
    /// <param name="problem">What is wrong with it; <see langword="null"/> where nothing is.</param>
    /// <returns>How to connect; empty where something is wrong. It holds the password and belongs in no log.</returns>
    public static string Read(string text, string? password, out Diagnostic? problem)
    {
        problem = null;
        try
        {
            Uri uri = new(text);
            string[] user = uri.UserInfo.Split(':', 2);
            NpgsqlConnectionStringBuilder builder = new()
            {
                Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
                Options = Limits,
                // A server that is away is told as away soon, and a query that gets no answer is given up.
                Timeout = 5,
                CommandTimeout = 30,
                KeepAlive = 10,
                // Eight nodes, each with some more for its contents, stay below 200.
                MaxPoolSize = 16,
                ApplicationName = "converter",
            };
            SetWhere(uri.Host, value => builder.Host = value);
            SetWhere(uri.Port > 0 ? "port" : string.Empty, _ => builder.Port = uri.Port);
            SetWhere(Uri.UnescapeDataString(user[0]), value => builder.Username = value);
            SetWhere(password ?? (user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null), value => builder.Password = value);
            foreach (string setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = setting.Split('=', 2);
                builder[Uri.UnescapeDataString(parts[0]).Replace("sslmode", "SSL Mode", StringComparison.OrdinalIgnoreCase)] = Uri.UnescapeDataString(parts[^1]);
            }

            problem = string.IsNullOrEmpty(builder.Host) || string.IsNullOrEmpty(builder.Database) ? Malformed() : null;
            return problem is null ? builder.ConnectionString : string.Empty;
        }
        catch (Exception exception) when (exception is UriFormatException or ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            // The address may hold a password: it is not said again, and neither is what the reader says of it.
            problem = Malformed();
            return string.Empty;
        }
    }

    private static void SetWhere(string? value, Action<string> set)
    {
        if (!string.IsNullOrEmpty(value))
        {
            set(value);
        }
    }

    /// <summary>What to say of a text that is none.</summary>
    public static Diagnostic Malformed() => new(
        "store.address",
        Severity.Error,
        null,
        new Message("存储地址看不懂", "the address of the store is not understood"),
        new Message("形如 postgres://用户@主机:5432/数据库?sslmode=require", "such as postgres://user@host:5432/database?sslmode=require"));
}
