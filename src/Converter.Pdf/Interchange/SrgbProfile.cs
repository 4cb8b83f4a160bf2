using System.Buffers.Binary;
using System.Text;

namespace Converter.Pdf.Interchange;

/// <summary>
/// An ICC profile of the colour space sRGB (IEC 61966-2-1) in the form of ICC.1:2001-04, which PDF 1.4 and later read: primaries adapted
/// to D50 and the transfer curve of the standard. Made here, so that no profile with conditions of its own is embedded.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderSize = 128;
    private const int TagEntrySize = 12;
    private const int CurvePoints = 1024;

    /// <summary>The profile; always the same bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Build();

    private static byte[] Build()
    {
        byte[] white = Xyz(0.9642, 1.0, 0.8249);
        byte[] curve = Curve();
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", Text("No copyright, use freely.")),
            ("wtpt", white),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        int dataStart = HeaderSize + 4 + (tags.Length * TagEntrySize);
        int size = dataStart + tags.Select(static tag => tag.Data).Distinct().Sum(static data => Padded(data.Length));
        byte[] profile = new byte[size];
        WriteHeader(profile);
        WriteTags(profile, tags, dataStart);
        return profile;
    }

    /// <summary>The header (ICC.1:2001-04, 6.1): a display device, RGB to XYZ, perceptual intent, D50.</summary>
    private static void WriteHeader(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteUInt32BigEndian(profile[8..], 0x02400000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", profile[12..]);

        // The date is part of the header and has to be one: the year of this form of the profile.
        BinaryPrimitives.WriteUInt16BigEndian(profile[24..], 2001);
        BinaryPrimitives.WriteUInt16BigEndian(profile[26..], 4);
        BinaryPrimitives.WriteUInt16BigEndian(profile[28..], 1);
        Encoding.ASCII.GetBytes("acsp", profile[36..]);
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(profile[68..]);
    }

    /// <summary>The tag table and the tags (6.2); equal data is stored once.</summary>
    private static void WriteTags(Span<byte> profile, (string Name, byte[] Data)[] tags, int dataStart)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile[HeaderSize..], tags.Length);
        Dictionary<byte[], int> placed = [];
        int next = dataStart;
        for (int i = 0; i < tags.Length; i++)
        {
            (string name, byte[] data) = tags[i];
            if (!placed.TryGetValue(data, out int offset))
            {
                offset = next;
                placed.Add(data, offset);
                data.CopyTo(profile[offset..]);
                next += Padded(data.Length);
            }

            Span<byte> entry = profile[(HeaderSize + 4 + (i * TagEntrySize))..];
            Encoding.ASCII.GetBytes(name, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], data.Length);
        }
    }

    private static int Padded(int length) => (length + 3) & ~3;

    /// <summary>textDescriptionType (6.5.17): ASCII, no Unicode, no script code.</summary>
    private static byte[] Description(string text)
    {
        const int AfterAscii = 4 + 4 + 2 + 1 + 67;
        byte[] data = new byte[12 + text.Length + 1 + AfterAscii];
        Encoding.ASCII.GetBytes("desc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    /// <summary>textType (6.5.18).</summary>
    private static byte[] Text(string text) => Encoding.ASCII.GetBytes("text\0\0\0\0" + text + "\0");

    /// <summary>XYZType (6.5.25).</summary>
    private static byte[] Xyz(double x, double y, double z)
    {
        byte[] data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), Fixed(x));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), Fixed(y));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(16), Fixed(z));
        return data;
    }

    private static int Fixed(double value) => (int)Math.Round(value * 65536, MidpointRounding.AwayFromZero);

    /// <summary>curveType (6.5.3) of the transfer function of IEC 61966-2-1, 4.2.</summary>
    private static byte[] Curve()
    {
        byte[] data = new byte[12 + (CurvePoints * 2)];
        Encoding.ASCII.GetBytes("curv", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (int i = 0; i < CurvePoints; i++)
        {
            double encoded = (double)i / (CurvePoints - 1);
            double linear = encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535, MidpointRounding.AwayFromZero));
        }

        return data;
    }
}
