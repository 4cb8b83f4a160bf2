using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Converter.Reading.Decoding;

/// <summary>Decodes UTF-8 and UTF-16, strictly.</summary>
internal static class UnicodeDecoder
{
    private const int LongestBuffered = 256 * 1024;

    /// <summary>Decodes UTF-8.</summary>
    /// <param name="bytes">The bytes, without a byte order mark.</param>
    /// <param name="offset">Offset of the first byte in the file.</param>
    /// <param name="bad">Receives the bytes that fit nothing.</param>
    public static string DecodeUtf8(ReadOnlySpan<byte> bytes, int offset, BadBytes bad)
    {
        // A long text would take twice its length for a moment.
        if (bytes.Length > LongestBuffered && Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = 0;
        int at = 0;
        while (true)
        {
            OperationStatus status = Utf8.ToUtf16(
                bytes[at..], buffer.AsSpan(length), out int read, out int written, replaceInvalidSequences: false);
            at += read;
            length += written;
            if (status == OperationStatus.Done)
            {
                return Finish(buffer, length);
            }

            Rune.DecodeFromUtf8(bytes[at..], out _, out int consumed);
            bad.Add(offset + at, consumed, bytes[at], length);
            buffer[length++] = BadBytes.Replacement;
            at += consumed;
        }
    }

    /// <summary>Decodes UTF-16.</summary>
    /// <param name="bytes">The bytes, without a byte order mark.</param>
    /// <param name="bigEndian">The order of the bytes.</param>
    /// <param name="offset">Offset of the first byte in the file.</param>
    /// <param name="bad">Receives the bytes that fit nothing: half surrogate pairs, an odd last byte.</param>
    public static string DecodeUtf16(ReadOnlySpan<byte> bytes, bool bigEndian, int offset, BadBytes bad)
    {
        char[] buffer = ArrayPool<char>.Shared.Rent((bytes.Length / 2) + 1);
        int length = bytes.Length / 2;
        for (int index = 0; index < length; index++)
        {
            ReadOnlySpan<byte> unit = bytes.Slice(2 * index, 2);
            buffer[index] = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(unit) : BinaryPrimitives.ReadUInt16LittleEndian(unit));
        }

        for (int index = 0; index < length; index++)
        {
            if (char.IsSurrogate(buffer[index]))
            {
                bool pair = index + 1 < length && char.IsSurrogatePair(buffer[index], buffer[index + 1]);
                if (!pair)
                {
                    bad.Add(offset + (2 * index), 2, bytes[2 * index], index);
                    buffer[index] = BadBytes.Replacement;
                }

                index += pair ? 1 : 0;
            }
        }

        if (bytes.Length % 2 == 1)
        {
            bad.Add(offset + bytes.Length - 1, 1, bytes[^1], length);
            buffer[length++] = BadBytes.Replacement;
        }

        return Finish(buffer, length);
    }

    private static string Finish(char[] buffer, int length)
    {
        string text = new(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }
}
