namespace Converter.Fonts.Cff;

/// <summary>The arithmetic, storage and conditional operators of charstrings (Adobe technical note 5177, sections 4.4–4.6).</summary>
internal sealed class CharstringArithmetic
{
    private const int One = 1 << 16;

    private readonly int[] _storage = new int[32];

    /// <summary>Forgets what was stored.</summary>
    public void Reset() => Array.Clear(_storage);

    /// <summary>Carries out an operator.</summary>
    /// <param name="code">The byte behind the escape 12.</param>
    /// <param name="stack">The arguments.</param>
    /// <returns>Whether it is one of these operators.</returns>
    public bool TryExecute(byte code, CharstringStack stack)
    {
        switch (code)
        {
            case 5 or 9 or 14 or 26:
                stack.Push(Of(code, stack.Pop()));
                return true;
            case 3 or 4 or 10 or 11 or 12 or 15 or 24:
                int right = stack.Pop();
                stack.Push(Of(code, stack.Pop(), right));
                return true;
            case 18:
                stack.Pop();
                return true;
            case 20 or 21:
                Store(code == 20, stack);
                return true;
            case 22 or 23 or 27 or 28 or 29 or 30:
                Arrange(code, stack);
                return true;
            default:
                return false;
        }
    }

    /// <summary>not, abs, neg, sqrt.</summary>
    private static int Of(byte code, int value) => code switch
    {
        5 => value == 0 ? One : 0,
        9 => value < 0 ? -value : value,
        14 => -value,
        _ => value <= 0 ? 0 : (int)Math.Sqrt((double)value * One),
    };

    /// <summary>and, or, add, sub, div, eq, mul.</summary>
    private static int Of(byte code, int left, int right) => code switch
    {
        3 => left != 0 && right != 0 ? One : 0,
        4 => left != 0 || right != 0 ? One : 0,
        10 => left + right,
        11 => left - right,
        12 => right == 0 ? 0 : (int)((long)left * One / right),
        15 => left == right ? One : 0,
        _ => (int)((long)left * right / One),
    };

    /// <summary>put, get.</summary>
    private void Store(bool isPut, CharstringStack stack)
    {
        int place = stack.Pop() >> 16;
        if ((uint)place >= (uint)_storage.Length)
        {
            stack.Damage();
        }
        else if (isPut)
        {
            _storage[place] = stack.Pop();
        }
        else
        {
            stack.Push(_storage[place]);
        }
    }

    /// <summary>ifelse, random, dup, exch, index, roll.</summary>
    private static void Arrange(byte code, CharstringStack stack)
    {
        switch (code)
        {
            case 22:
                (int second, int first, int otherwise, int then) = (stack.Pop(), stack.Pop(), stack.Pop(), stack.Pop());
                stack.Push(first <= second ? then : otherwise);
                break;
            case 23:
                // Equal input gives equal bytes: the “random” number is always the same.
                stack.Push(One);
                break;
            case 27:
                int top = stack.Pop();
                stack.Push(top);
                stack.Push(top);
                break;
            case 28:
                (int upper, int lower) = (stack.Pop(), stack.Pop());
                stack.Push(upper);
                stack.Push(lower);
                break;
            case 29:
                CopyAt(Math.Max(stack.Pop() >> 16, 0), stack);
                break;
            default:
                (int by, int count) = (stack.Pop() >> 16, stack.Pop() >> 16);
                Roll(count, by, stack);
                break;
        }
    }

    private static void CopyAt(int depth, CharstringStack stack)
    {
        if (depth < stack.Count)
        {
            stack.Push(stack.Values[stack.Count - 1 - depth]);
        }
        else
        {
            stack.Damage();
        }
    }

    private static void Roll(int count, int by, CharstringStack stack)
    {
        if (count < 1 || count > stack.Count)
        {
            stack.Damage();
            return;
        }

        Span<int> values = stack.Values[^count..];
        int[] before = values.ToArray();
        for (int i = 0; i < count; i++)
        {
            values[(int)((((long)i + by) % count + count) % count)] = before[i];
        }
    }
}
