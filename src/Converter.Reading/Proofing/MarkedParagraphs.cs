using System.Collections.Immutable;

namespace Converter.Reading.Proofing;

/// <summary>The paragraphs that hold a character of one of some marks, for <c>foreach</c>.</summary>
/// <param name="paragraphs">All paragraphs.</param>
/// <param name="marks">The marks.</param>
internal readonly struct MarkedParagraphs(ImmutableArray<Paragraph> paragraphs, Marks marks)
{
    public Enumerator GetEnumerator() => new(paragraphs, marks);

    internal struct Enumerator(ImmutableArray<Paragraph> paragraphs, Marks marks)
    {
        private int _index = -1;

        public readonly Paragraph Current => paragraphs[_index];

        public bool MoveNext()
        {
            while (++_index < paragraphs.Length)
            {
                if (paragraphs[_index].Holds(marks))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
