using System.Collections.Immutable;

namespace Converter.Styles.Styling.Titles;

/// <summary>Finds the cheapest lines of a title by dynamic programming over the places where it may break.</summary>
internal sealed class TitleLines
{
    /// <summary>Greater than any sum of costs, and small enough to add to.</summary>
    private const int Unreached = int.MaxValue / 4;

    private readonly string _title;
    private readonly int[] _costs;
    private readonly int _capacity;
    private readonly int[] _places;
    private readonly int[,] _halves;

    /// <summary>Prepares a title.</summary>
    /// <param name="title">The title.</param>
    /// <param name="costs">Cost of a break before each character.</param>
    /// <param name="capacity">Width of a line in em.</param>
    public TitleLines(string title, int[] costs, decimal capacity)
    {
        _title = title;
        _costs = costs;
        _capacity = (int)(capacity * 2);
        _places =
        [
            0,
            .. Enumerable.Range(1, Math.Max(0, title.Length - 1)).Where(at => costs[at] != TitleBreakCosts.Never),
            title.Length,
        ];
        _halves = MeasureLines();
    }

    /// <summary>Breaks with what they cost; without breaks and with <see cref="TitleBreakCosts.Never"/> where there are none.</summary>
    public readonly record struct Solution(int Cost, ImmutableArray<int> Breaks);

    /// <summary>The cheapest lines.</summary>
    /// <param name="fewest">The least number of lines that the width asks for; up to two more are tried.</param>
    public Solution Best(int fewest)
    {
        Solution best = new(TitleBreakCosts.Never, []);
        for (int lines = fewest; lines <= fewest + 2; lines++)
        {
            Solution found = OfLines(lines, (lines - fewest) * TitleShape.ExtraLine);
            best = found.Cost < best.Cost ? found : best;
        }

        return best;
    }

    /// <summary>What given breaks cost; <see cref="TitleBreakCosts.Never"/> where a line is too wide or may not end so.</summary>
    public int CostOf(ImmutableArray<int> breaks, int fewest)
    {
        int[] bounds = [0, .. breaks, _title.Length];
        double mean = (double)Halves(0, _title.Length) / (bounds.Length - 1);
        int cost = Math.Max(0, bounds.Length - 1 - fewest) * TitleShape.ExtraLine;
        bool hasShrunk = false;
        for (int line = 1; line < bounds.Length; line++)
        {
            int width = Halves(bounds[line - 1], bounds[line]);
            int end = line < bounds.Length - 1 ? _costs[bounds[line]] : 0;
            if (width > _capacity || end == TitleBreakCosts.Never)
            {
                return TitleBreakCosts.Never;
            }

            int above = line > 1 ? Halves(bounds[line - 2], bounds[line - 1]) : 0;
            cost += end + TitleShape.OfLine(width, mean, _capacity);
            cost += line > 1 ? TitleShape.OfPair(above, width, hasShrunk) : 0;
            hasShrunk |= line > 1 && TitleShape.Shrinks(above, width);
        }

        return cost;
    }

    /// <summary>The cheapest way to break the title into a number of lines.</summary>
    private Solution OfLines(int lines, int price)
    {
        double mean = (double)Halves(0, _title.Length) / lines;
        int last = _places.Length - 1;
        Layer layer = new(_places.Length);
        for (int end = 1; end <= last && _halves[0, end] <= _capacity; end++)
        {
            layer.Offer(0, end, false, price + LineCost(0, end, mean), (-1, false));
        }

        List<Layer> layers = [layer];
        for (int line = 2; line <= lines; line++)
        {
            layer = NextLayer(layer, mean, mayEnd: line == lines);
            layers.Add(layer);
        }

        return Trace(layers, last);
    }

    private Layer NextLayer(Layer above, double mean, bool mayEnd)
    {
        Layer layer = new(_places.Length);
        int last = _places.Length - 1;
        for (int middle = 1; middle < last; middle++)
        {
            for (int end = mayEnd ? last : middle + 1; end < (mayEnd ? last + 1 : last) && _halves[middle, end] <= _capacity; end++)
            {
                int cost = LineCost(middle, end, mean);
                for (int start = middle - 1; start >= 0; start--)
                {
                    Follow(above, layer, (start, middle, end), cost);
                }
            }
        }

        return layer;
    }

    /// <summary>Offers a line from <c>Middle</c> to <c>End</c> below one from <c>Start</c> to <c>Middle</c>.</summary>
    private void Follow(Layer above, Layer layer, (int Start, int Middle, int End) line, int cost)
    {
        int upper = _halves[line.Start, line.Middle];
        int lower = _halves[line.Middle, line.End];
        foreach (bool hasShrunk in (ReadOnlySpan<bool>)[false, true])
        {
            int before = above.Cost(line.Start, line.Middle, hasShrunk);
            if (before < Unreached)
            {
                int sum = before + cost + TitleShape.OfPair(upper, lower, hasShrunk);
                layer.Offer(line.Middle, line.End, hasShrunk || TitleShape.Shrinks(upper, lower), sum, (line.Start, hasShrunk));
            }
        }
    }

    private int LineCost(int start, int end, double mean) =>
        TitleShape.OfLine(_halves[start, end], mean, _capacity) + (end == _places.Length - 1 ? 0 : _costs[_places[end]]);

    private Solution Trace(List<Layer> layers, int last)
    {
        (int Cost, int Start, bool HasShrunk) best = (Unreached, 0, false);
        for (int start = 0; start < last; start++)
        {
            foreach (bool hasShrunk in (ReadOnlySpan<bool>)[false, true])
            {
                int cost = layers[^1].Cost(start, last, hasShrunk);
                best = cost < best.Cost ? (cost, start, hasShrunk) : best;
            }
        }

        if (best.Cost == Unreached)
        {
            return new Solution(TitleBreakCosts.Never, []);
        }

        int[] breaks = new int[layers.Count - 1];
        (int from, bool shrunk, int to) = (best.Start, best.HasShrunk, last);
        for (int line = layers.Count - 1; line > 0; line--)
        {
            breaks[line - 1] = _places[from];
            (int previous, bool before) = layers[line].Way(from, to, shrunk);
            (to, from, shrunk) = (from, previous, before);
        }

        return new Solution(best.Cost, [.. breaks]);
    }

    private int[,] MeasureLines()
    {
        int[,] halves = new int[_places.Length, _places.Length];
        for (int start = 0; start < _places.Length; start++)
        {
            for (int end = start + 1; end < _places.Length; end++)
            {
                halves[start, end] = Halves(_places[start], _places[end]);
            }
        }

        return halves;
    }

    /// <summary>Width in half em of a line, without the blanks at its end.</summary>
    private int Halves(int start, int end) => (int)(TextWidth.Of(_title.AsSpan(start, end - start).TrimEnd()) * 2);

    /// <summary>
    /// The cheapest ways to have a line of the title end so: by the places where it begins and ends, and by whether the lines have begun
    /// to shrink.
    /// </summary>
    private sealed class Layer
    {
        private readonly int _size;
        private readonly int[] _costs;
        private readonly (int Start, bool HasShrunk)[] _ways;

        public Layer(int size)
        {
            _size = size;
            _costs = new int[size * size * 2];
            _ways = new (int, bool)[_costs.Length];
            Array.Fill(_costs, Unreached);
        }

        public int Cost(int start, int end, bool hasShrunk) => _costs[Index(start, end, hasShrunk)];

        public (int Start, bool HasShrunk) Way(int start, int end, bool hasShrunk) => _ways[Index(start, end, hasShrunk)];

        public void Offer(int start, int end, bool hasShrunk, int cost, (int Start, bool HasShrunk) way)
        {
            int index = Index(start, end, hasShrunk);
            if (cost < _costs[index])
            {
                _costs[index] = cost;
                _ways[index] = way;
            }
        }

        private int Index(int start, int end, bool hasShrunk) => (((start * _size) + end) * 2) + (hasShrunk ? 1 : 0);
    }
}
