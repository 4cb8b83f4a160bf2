using System.Security.Cryptography;

namespace Converter.Pdf.Encryption;

/// <summary>The hash of a password (ISO 32000-2, 7.6.4.3.4, algorithm 2.B).</summary>
internal static class PasswordHash
{
    private const int LeastRounds = 64;
    private const int Repetitions = 64;
    private const int Block = 16;

    /// <param name="password">The password, as UTF-8.</param>
    /// <param name="salt">Eight bytes.</param>
    /// <param name="userEntry">For the owner password the 48 bytes of the entry U; else nothing.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Of(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> userEntry)
    {
        byte[] key = SHA256.HashData([.. password, .. salt, .. userEntry]);
        using Aes aes = Aes.Create();
        for (int round = 0; ; round++)
        {
            byte[] mixed = Mix(aes, Repeat([.. password, .. key, .. userEntry]), key);
            key = HashChosenBy(mixed);

            // At least 64 rounds, and then until the last byte is small enough for their number.
            if (round >= LeastRounds - 1 && mixed[^1] <= round + 1 - 32)
            {
                return key[..32];
            }
        }
    }

    private static byte[] Repeat(byte[] once)
    {
        byte[] all = new byte[once.Length * Repetitions];
        for (int i = 0; i < Repetitions; i++)
        {
            once.CopyTo(all, i * once.Length);
        }

        return all;
    }

    private static byte[] Mix(Aes aes, byte[] data, byte[] key)
    {
        aes.Key = key[..Block];
        return aes.EncryptCbc(data, key.AsSpan(Block, Block), PaddingMode.None);
    }

    /// <summary>The first 16 bytes as a number, modulo 3, choose the hash; the sum of the bytes has the same remainder, since 256 leaves 1.</summary>
    private static byte[] HashChosenBy(byte[] mixed)
    {
        int sum = 0;
        foreach (byte value in mixed.AsSpan(0, Block))
        {
            sum += value;
        }

        return (sum % 3) switch
        {
            0 => SHA256.HashData(mixed),
            1 => SHA384.HashData(mixed),
            _ => SHA512.HashData(mixed),
        };
    }
}
