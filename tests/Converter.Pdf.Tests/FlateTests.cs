using System.IO.Compression;
using System.Text;
using Converter.Pdf.Filters;
using Converter.Pdf.Objects;

namespace Converter.Pdf.Tests;

public class FlateTests
{
    public static TheoryData<string> Cases => ["empty", "one", "equal", "text", "random", "long", "skewed"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_encoded_inflates_to_what_it_was(string name)
    {
        byte[] data = Data(name);
        foreach (PdfCompression compression in (PdfCompression[])[PdfCompression.Fast, PdfCompression.Small])
        {
            using PdfBuffer packed = new();
            Flate.Encode(data, packed, compression);

            using ZLibStream inflater = new(new MemoryStream(packed.Written.ToArray()), CompressionMode.Decompress);
            using MemoryStream plain = new();
            inflater.CopyTo(plain);
            Assert.Equal(data, plain.ToArray());
        }
    }

    [Fact]
    public void Random_bytes_grow_by_hardly_anything()
    {
        using PdfBuffer packed = new();
        Flate.Encode(Data("long"), packed, PdfCompression.Fast);

        Assert.InRange(packed.Length, 0, 200_000 * 1.005);
    }

    /// <summary>Data whose best code is longer than deflate allows: each byte about as often as the two rarer ones together.</summary>
    private static byte[] Skewed()
    {
        List<byte> data = [];
        (int count, int next) = (1, 1);
        for (byte value = 0; value < 21; value++)
        {
            data.AddRange(Enumerable.Repeat(value, count));
            (count, next) = (next, count + next);
        }

        return [.. data];
    }

    private static byte[] Data(string name)
    {
        byte[] random = new byte[name == "long" ? 200_000 : 1000];
        new Random(7).NextBytes(random);
        return name switch
        {
            "empty" => [],
            "one" => [42],
            "equal" => [.. Enumerable.Repeat((byte)0, 70_000)],
            "text" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[<000B0003>12.5<000A>]TJ\n", 500))),
            "skewed" => Skewed(),
            _ => random,
        };
    }
}
