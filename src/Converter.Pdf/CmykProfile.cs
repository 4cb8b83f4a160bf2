using System.Buffers.Binary;
using System.Text;
using Converter.Documents;

namespace Converter.Pdf;

/// <summary>
/// An ICC profile of a printing condition (ICC.1, 7.2): what the inks of a file mean. It comes from the printing house; none is part of
/// this program, because the one that is right is known there only.
/// </summary>
public sealed class CmykProfile
{
    private const int HeaderLength = 128;
    private const int TagLength = 12;
    private const int MostTags = 256;
    private const int NewestVersion = 4;

    private CmykProfile(ReadOnlyMemory<byte> bytes, string description)
    {
        Bytes = bytes;
        Description = description;
    }

    /// <summary>The profile.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Its name for people; never empty.</summary>
    public string Description { get; }

    /// <summary>Its major version, 2 or 4.</summary>
    public int Version => Bytes.Span[8];

    /// <summary>Reads a profile; never throws for what the bytes are.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="problem">Why it cannot be used.</param>
    /// <returns>The profile, or <see langword="null"/>.</returns>
    public static CmykProfile? TryRead(ReadOnlyMemory<byte> bytes, out Diagnostic? problem)
    {
        (string Chinese, string English)? fault = FaultOf(bytes.Span);
        problem = fault is null ? null : new Diagnostic(
            "pdf.cmyk-profile",
            Severity.Error,
            null,
            new Message($"ICC 特性文件不能用：{fault.Value.Chinese}", $"the ICC profile cannot be used: {fault.Value.English}"),
            new Message("需要打印机类（prtr）的 CMYK 特性文件", "a profile of the class prtr for CMYK is needed"));
        return fault is null ? new CmykProfile(bytes, DescriptionOf(bytes.Span)) : null;
    }

    /// <summary>What ISO 19005-2, 6.2.3 asks of the profile of an output intent.</summary>
    private static (string Chinese, string English)? FaultOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength + sizeof(uint) || !bytes[36..40].SequenceEqual("acsp"u8))
        {
            return ("不是 ICC 文件", "it is no ICC profile");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != (uint)bytes.Length)
        {
            return ("文件不完整", "it is not whole");
        }

        if (!bytes[12..16].SequenceEqual("prtr"u8) || !bytes[16..20].SequenceEqual("CMYK"u8))
        {
            return (
                $"它是 {Encoding.Latin1.GetString(bytes[12..16])} 类的 {Encoding.Latin1.GetString(bytes[16..20])}",
                $"it is of the class {Encoding.Latin1.GetString(bytes[12..16])} for {Encoding.Latin1.GetString(bytes[16..20])}");
        }

        return bytes[8] is < 2 or > NewestVersion ? ($"版本 {bytes[8]}", $"it has version {bytes[8]}") : null;
    }

    /// <summary>The text of the tag desc, in the form of version 2 (textDescription) or of version 4 (multiLocalizedUnicode).</summary>
    private static string DescriptionOf(ReadOnlySpan<byte> bytes)
    {
        uint count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes[HeaderLength..]), MostTags);
        for (int at = HeaderLength + sizeof(uint); count > 0 && at + TagLength <= bytes.Length; at += TagLength, count--)
        {
            if (bytes.Slice(at, 4).SequenceEqual("desc"u8))
            {
                string text = TextOf(Part(bytes, BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 4)..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8)..])));
                return text.Length > 0 ? text : "CMYK";
            }
        }

        return "CMYK";
    }

    private static string TextOf(ReadOnlySpan<byte> tag)
    {
        const int FirstRecord = 28;
        string text = string.Empty;
        if (tag.StartsWith("desc"u8) && tag.Length > 12)
        {
            text = Encoding.Latin1.GetString(Part(tag, 12, BinaryPrimitives.ReadUInt32BigEndian(tag[8..])));
        }
        else if (tag.StartsWith("mluc"u8) && tag.Length >= FirstRecord)
        {
            text = Encoding.BigEndianUnicode.GetString(Part(tag, BinaryPrimitives.ReadUInt32BigEndian(tag[24..]), BinaryPrimitives.ReadUInt32BigEndian(tag[20..])));
        }

        return string.Concat(text.Where(static character => !char.IsControl(character))).Trim();
    }

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, uint at, uint length) =>
        at > (uint)bytes.Length ? [] : bytes.Slice((int)at, (int)Math.Min(length, (uint)bytes.Length - at));
}
