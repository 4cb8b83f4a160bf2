using System.Collections.Immutable;
using Converter.Documents;

namespace Converter.Reading.Proofing;

/// <summary>The paragraphs that have one of two roles, for <c>foreach</c>.</summary>
/// <param name="paragraphs">All paragraphs.</param>
/// <param name="role">A role.</param>
/// <param name="other">Another, or the same again.</param>
internal readonly struct RoleParagraphs(ImmutableArray<Paragraph> paragraphs, Role role, Role other)
{
    public Enumerator GetEnumerator() => new(paragraphs, role, other);

    internal struct Enumerator(ImmutableArray<Paragraph> paragraphs, Role role, Role other)
    {
        private int _index = -1;

        public readonly Paragraph Current => paragraphs[_index];

        public bool MoveNext()
        {
            while (++_index < paragraphs.Length)
            {
                Role here = paragraphs[_index].Role;
                if (here == role || here == other)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
