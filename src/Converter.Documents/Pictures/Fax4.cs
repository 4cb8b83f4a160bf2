using System.Globalization;

namespace Converter.Documents.Pictures;

/// <summary>Unpacks black and white as a fax of group 4 packs it (ITU-T T.6): each line by where it differs from the one above.</summary>
internal static class Fax4
{
    private const int LongestCode = 13;
    private const int ShortestMakeUp = 64;

    private static readonly Lazy<Dictionary<(int Length, int Code), int>[]> Runs = new(ReadRuns);

    /// <summary>Unpacks all lines; where the data ends early, the rest stays white.</summary>
    /// <param name="packed">The data.</param>
    /// <param name="target">Takes the lines, a bit for each pixel, 1 for black.</param>
    /// <param name="width">Pixels of a line.</param>
    /// <param name="rows">Number of lines.</param>
    public static void Decode(ReadOnlySpan<byte> packed, byte[] target, int width, int rows)
    {
        Bits bits = new(packed);
        int stride = (width + 7) / 8;

        // Where a line changes its colour, and twice its end; white first.
        int[] above = [width, width, width];
        for (int row = 0; row < rows && Line(ref bits, above, width) is { } line; row++)
        {
            for (int change = 0; change + 1 < line.Count; change += 2)
            {
                for (int x = line[change]; x < Math.Min(line[change + 1], width); x++)
                {
                    target[(row * stride) + (x / 8)] |= (byte)(0x80 >> (x % 8));
                }
            }

            line.AddRange([width, width, width]);
            above = [.. line];
        }
    }

    private static List<int>? Line(ref Bits bits, int[] above, int width)
    {
        List<int> changes = [];
        int at = -1;
        bool isBlack = false;
        int look = 0;
        while (at < width)
        {
            // b1: the first change of the line above that lies to the right and turns to the other colour.
            look = Math.Max(0, look - 2);
            while (look < above.Length - 2 && (above[look] <= at || look % 2 != (isBlack ? 1 : 0)) && above[look] < width)
            {
                look++;
            }

            (int b1, int b2) = (above[look], above[Math.Min(look + 1, above.Length - 1)]);
            switch (Mode(ref bits))
            {
                case Step.Pass:
                    at = b2;
                    break;
                case Step.Across:
                    int first = Math.Max(at, 0) + Run(ref bits, isBlack);
                    int second = first + Run(ref bits, !isBlack);
                    changes.AddRange([Math.Min(first, width), Math.Min(second, width)]);
                    at = second;
                    break;
                case { } step and >= Step.Left3 and <= Step.Right3:
                    at = Math.Max(b1 + (step - Step.Same), Math.Max(at, 0));
                    changes.Add(Math.Min(at, width));
                    isBlack = !isBlack;
                    break;
                default:
                    return null;
            }
        }

        return changes;
    }

    /// <summary>The next step of a line (T.6, table 1).</summary>
    private static Step Mode(ref Bits bits)
    {
        int zeros = 0;
        while (zeros < 7 && bits.Next() == 0)
        {
            zeros++;
        }

        return zeros switch
        {
            0 => Step.Same,
            1 => bits.Next() == 1 ? Step.Right1 : Step.Left1,
            2 => Step.Across,
            3 => Step.Pass,
            4 => bits.Next() == 1 ? Step.Right2 : Step.Left2,
            5 => bits.Next() == 1 ? Step.Right3 : Step.Left3,
            _ => Step.End,
        };
    }

    /// <summary>The length of a run: any number of long ones, and the rest.</summary>
    private static int Run(ref Bits bits, bool isBlack)
    {
        Dictionary<(int, int), int> codes = Runs.Value[isBlack ? 1 : 0];
        int whole = 0;
        while (true)
        {
            (int code, int length, int run) = (0, 0, -1);
            while (run < 0)
            {
                code = (code << 1) | bits.Next();
                run = codes.GetValueOrDefault((++length, code), -1);
                if (length > LongestCode)
                {
                    throw new InvalidDataException("a run has no known code");
                }
            }

            whole += run;
            if (run < ShortestMakeUp)
            {
                return whole;
            }

            if (whole > Picture.MostPixels)
            {
                throw new InvalidDataException("a run is longer than any line");
            }
        }
    }

    private static Dictionary<(int Length, int Code), int>[] ReadRuns()
    {
        Dictionary<(int, int), int>[] runs = [[], []];
        using StreamReader file = new(typeof(Fax4).Assembly.GetManifestResourceStream("fax-runs.txt")!);
        while (file.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ');
            for (int colour = 0; !line.StartsWith('#') && colour < 2; colour++)
            {
                string code = parts[colour + 1];
                runs[colour].Add((code.Length, Convert.ToInt32(code, 2)), int.Parse(parts[0], CultureInfo.InvariantCulture));
            }
        }

        return runs;
    }

    private enum Step
    {
        End,
        Pass,
        Across,
        Left3,
        Left2,
        Left1,
        Same,
        Right1,
        Right2,
        Right3,
    }

    /// <summary>Bits from the high one; beyond the end an exception that <see cref="ByteReader.IsDamage"/> knows.</summary>
    private ref struct Bits(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;
        private int _at;

        public int Next()
        {
            int bit = (_bytes[_at / 8] >> (7 - (_at % 8))) & 1;
            _at++;
            return bit;
        }
    }
}
