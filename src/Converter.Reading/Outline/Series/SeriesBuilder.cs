using Converter.Reading.Outline.Enumerators;
using Converter.Reading.Outline.Facts;
using Converter.Reading.Outline.Lines;
using Converter.Reading.Outline.Roles;

namespace Converter.Reading.Outline.Series;

/// <summary>
/// Groups numbered paragraphs into series by nesting: a stack of open series, and for every enumerator the cheapest of going on with an
/// open series, beginning one inside, or closing some and beginning one there. Linear: the stack is never deeper than
/// <see cref="Deepest"/>.
/// </summary>
internal sealed class SeriesBuilder
{
    private const int Deepest = 12;
    private readonly List<NumberSeries> _open = [];
    private readonly List<NumberSeries> _all = [];
    private readonly SeriesItem?[] _items;
    private readonly int[] _successors;
    private int _scope;

    private SeriesBuilder(Surroundings all, RoleVerdict[] roles)
    {
        _items = new SeriesItem?[roles.Length];
        _successors = Successors.Find(all, roles);
    }

    /// <summary>Builds the series of a text.</summary>
    /// <param name="all">The lines.</param>
    /// <param name="roles">Their roles; only paragraphs and headings are numbered.</param>
    /// <returns>The item of every line that has one, and the series in order of their first item.</returns>
    public static (SeriesItem?[] Items, List<NumberSeries> Series) Build(Surroundings all, RoleVerdict[] roles)
    {
        SeriesBuilder builder = new(all, roles);
        for (int index = 0; index < roles.Length; index++)
        {
            bool opens = Successors.OpensDocument(roles, index);
            if (opens)
            {
                builder.OpenDocument();
            }
            else if (Successors.NumberOf(all, roles, index) is { } marker)
            {
                builder.Add(all.Lines[index], marker);
            }
        }

        return (builder._items, builder._all);
    }

    private void OpenDocument()
    {
        _open.Clear();
        _scope++;
    }

    private void Add(TextLine line, Enumerator marker)
    {
        marker = Twin.AsOpenSeriesHasIt(line, marker, _open);
        int keep = -1;
        bool goesOn = false;
        double cheapest = double.MaxValue;
        for (int depth = _open.Count; depth >= 0; depth--)
        {
            if (depth > 0 && _open[depth - 1].IsKin(marker) && ContinueCost(depth, marker) is double next && next < cheapest)
            {
                (cheapest, keep, goesOn) = (next, depth, true);
            }

            double fresh = BeginCost(depth, marker);
            if (fresh < cheapest)
            {
                (cheapest, keep, goesOn) = (fresh, depth, false);
            }
        }

        Place(line, marker, keep, goesOn);
    }

    private void Place(TextLine line, Enumerator marker, int keep, bool goesOn)
    {
        _open.RemoveRange(keep, _open.Count - keep);
        if (!goesOn)
        {
            SeriesItem? parent = keep > 0 ? _open[keep - 1].Items[^1] : null;
            NumberSeries series = new(marker, parent, _scope) { GoesOnFrom = EarlierPart(marker) };
            _all.Add(series);
            _open.Add(series);
        }

        NumberSeries target = _open[^1];
        SeriesItem item = new(line, marker, target);
        target.Items.Add(item);
        _items[line.Index] = item;
        if (_open.Count > Deepest)
        {
            _open.RemoveAt(0);
        }
    }

    // Numbers that run through the parts of a document make one series for the judge.
    private NumberSeries? EarlierPart(Enumerator marker)
    {
        if (marker.Value == 1)
        {
            return null;
        }

        for (int index = _all.Count - 1; index >= Math.Max(0, _all.Count - Deepest) && _all[index].Scope == _scope; index--)
        {
            if (_all[index].IsKin(marker))
            {
                return _all[index].LastValue + 1 == marker.Value ? _all[index] : null;
            }
        }

        return null;
    }

    // Going on closes the series inside; a number that does not follow costs.
    private double ContinueCost(int depth, Enumerator marker)
    {
        int last = _open[depth - 1].LastValue;
        double step = marker.Value switch
        {
            _ when marker.Value == last + 1 => 0,
            Enumerator.Last => 0.2,
            1 => 2.2,
            _ when marker.Value == last => 2.0,
            _ when marker.Value > last => 1.0 + Math.Min(1.5, 0.3 * (marker.Value - last)),
            _ => 3.0,
        };
        return step + (0.05 * (_open.Count - depth));
    }

    // Closing a series whose next number comes before that of the series around it breaks it off.
    private double Broken(int depth)
    {
        int around = depth > 0 ? Successor(depth - 1) : int.MaxValue;
        double cost = 0;
        for (int inner = depth; inner < _open.Count; inner++)
        {
            cost += Successor(inner) < around ? 1.5 : 0;
        }

        return cost;
    }

    // A number that stands twice is doubled at its place; it does not begin a series further out (（一）…… （一）…… under 一、).
    private bool RestartsFurtherOut(int depth, Enumerator marker)
    {
        for (int inner = depth + 1; inner < _open.Count; inner++)
        {
            if (_open[inner].IsKin(marker))
            {
                return true;
            }
        }

        return false;
    }

    // 1.总则 / 1.1 编制目的
    private static bool OpensBelow(Enumerator above, Enumerator marker) =>
        above.Family is EnumeratorFamily.Digit or EnumeratorFamily.DigitBare && marker is { Family: EnumeratorFamily.Decimal, Depth: 2 } && marker.Prefix == above.Value + 1;

    // （一） 一、 二、 （二） 一、: what stood under a member against custom stands under the next one, too.
    private bool StoodUnder(NumberSeries outer, Enumerator marker)
    {
        for (int index = _all.Count - 1; index >= Math.Max(0, _all.Count - Deepest); index--)
        {
            if (_all[index].IsKin(marker) && _all[index].Parent?.Series == outer)
            {
                return true;
            }
        }

        return false;
    }

    private int Successor(int depth) => _successors[_open[depth].Items[^1].Line.Index];

    // Beginning inside the innermost series is usual; elsewhere, or against custom, it costs. Numbers that begin anew behind a series
    // that had reached two make a series of their own beside it, on the same level.
    private double BeginCost(int depth, Enumerator marker)
    {
        double cost = marker.Value switch { 1 => 0.5, 0 => 1.5, _ => 3.5 };
        cost += 0.4 * (_open.Count - depth);
        bool nested = false;
        for (int outer = 0; outer < depth; outer++)
        {
            nested |= _open[outer].First.Family == marker.Family && marker.Family != EnumeratorFamily.Decimal;
        }

        bool inverted = depth > 0 && !OpensBelow(_open[depth - 1].Items[^1].Marker, marker) && !Families.IsFloating(marker) && Families.Rank(marker) < Families.Rank(_open[depth - 1].First)
            && !(marker.Value == 1 && StoodUnder(_open[depth - 1], marker));
        bool sibling = depth < _open.Count && _open[depth].IsKin(marker);
        double again = marker.Value == 1 && sibling && _open[depth].LastValue > 1 && _open[depth].Items.Count > 1 ? 0.9 : 2.0;
        cost += Broken(depth) + (RestartsFurtherOut(depth, marker) ? 2.0 : 0);
        return cost + (nested ? 2.5 : 0) + (inverted ? 1.2 : 0) + (sibling ? again : 0);
    }
}
