using System.Collections.Immutable;
using Converter.Pdf.FileStructure;
using Converter.Pdf.Objects;
using Converter.Typesetting.Pages;

namespace Converter.Pdf.DocumentStructure;

/// <summary>The bookmarks (ISO 32000-1, 12.3.3), nested by level, all open.</summary>
internal static class DocumentOutline
{
    /// <summary>Writes the outline.</summary>
    /// <returns>The number of its root.</returns>
    public static int Write(PdfFile file, TypesetDocument document, PageBoundaries boundaries, int firstPage)
    {
        ImmutableArray<Bookmark> bookmarks = document.Bookmarks;
        OutlineItem[] items = Nest(bookmarks);
        int root = file.Reserve();
        int first = file.Reserve(items.Length);
        WriteRoot(file, root, first, items);
        for (int i = 0; i < items.Length; i++)
        {
            PdfBuffer buffer = BeginItem(file, bookmarks[i], items[i], (root, first, i));
            Destination.Write(buffer, document, boundaries, bookmarks[i], firstPage).Put(" >>"u8);
            file.End();
        }

        return root;
    }

    /// <summary>
    /// Links the items. A bookmark stands below the nearest one before it that has a smaller level, so that skipped levels do no harm.
    /// </summary>
    private static OutlineItem[] Nest(ImmutableArray<Bookmark> bookmarks)
    {
        OutlineItem[] items = new OutlineItem[bookmarks.Length];
        Stack<int> open = new();
        for (int i = 0; i < items.Length; i++)
        {
            int previous = OutlineItem.None;
            while (open.Count > 0 && bookmarks[open.Peek()].Level >= bookmarks[i].Level)
            {
                previous = open.Pop();
            }

            int parent = open.Count > 0 ? open.Peek() : OutlineItem.None;
            items[i] = new OutlineItem(parent, previous);
            if (previous != OutlineItem.None)
            {
                items[previous].Next = i;
            }

            foreach (int above in open)
            {
                items[above].Descendants++;
            }

            if (parent != OutlineItem.None)
            {
                items[parent].First = items[parent].First == OutlineItem.None ? i : items[parent].First;
                items[parent].Last = i;
            }

            open.Push(i);
        }

        return items;
    }

    private static void WriteRoot(PdfFile file, int root, int first, OutlineItem[] items)
    {
        int last = Array.FindLastIndex(items, static item => item.Parent == OutlineItem.None);
        file.Begin(root).Put("<< /Type /Outlines /First "u8).Reference(first).Put(" /Last "u8).Reference(first + last)
            .Put(" /Count "u8).Integer(items.Length).Put(" >>"u8);
        file.End();
    }

    private static PdfBuffer BeginItem(PdfFile file, Bookmark bookmark, OutlineItem item, (int Root, int First, int Index) place)
    {
        PdfBuffer buffer = file.Begin(place.First + place.Index).Put("<< /Title "u8).TextString(bookmark.Title);
        buffer.Put(" /Parent "u8).Reference(item.Parent == OutlineItem.None ? place.Root : place.First + item.Parent);
        Link(buffer, " /Prev "u8, place.First, item.Previous);
        Link(buffer, " /Next "u8, place.First, item.Next);
        Link(buffer, " /First "u8, place.First, item.First);
        Link(buffer, " /Last "u8, place.First, item.Last);
        if (item.Descendants > 0)
        {
            buffer.Put(" /Count "u8).Integer(item.Descendants);
        }

        return buffer;
    }

    private static void Link(PdfBuffer buffer, ReadOnlySpan<byte> key, int first, int item)
    {
        if (item != OutlineItem.None)
        {
            buffer.Put(key).Reference(first + item);
        }
    }

    private sealed class OutlineItem(int parent, int previous)
    {
        public const int None = -1;

        public int Parent => parent;

        public int Previous => previous;

        public int Next { get; set; } = None;

        public int First { get; set; } = None;

        public int Last { get; set; } = None;

        public int Descendants { get; set; }
    }
}
