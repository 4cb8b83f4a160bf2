using System.Collections.Immutable;
using Converter.Fonts.Files;
using Converter.Fonts.Naming;

namespace Converter.Fonts;

/// <summary>A folder with fonts, looked through when it is first needed.</summary>
internal sealed class FontFolder(string path, Action<FontProblem> report)
{
    private readonly Lazy<ImmutableArray<FontEntry>> _entries = new(() => Index(path, report));

    /// <summary>The faces in it and below it, in ordinal order of their paths.</summary>
    public ImmutableArray<FontEntry> Entries => _entries.Value;

    private static ImmutableArray<FontEntry> Index(string path, Action<FontProblem> report)
    {
        ImmutableArray<FontEntry>.Builder entries = ImmutableArray.CreateBuilder<FontEntry>();
        foreach (string file in FilesBelow(path, report))
        {
            try
            {
                AddFaces(file, entries, report);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                report(new FontProblem(file, "", fault.Message));
            }
            catch (FontFormatException fault)
            {
                report(new FontProblem(file, fault.Table, fault.Message));
            }
        }

        return entries.ToImmutable();
    }

    private static List<string> FilesBelow(string path, Action<FontProblem> report)
    {
        try
        {
            return FontFiles.Below(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            report(new FontProblem(path, "", fault.Message));
            return [];
        }
    }

    private static void AddFaces(string file, ImmutableArray<FontEntry>.Builder entries, Action<FontProblem> report)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = File.OpenHandle(file);
        DiskFontData data = new(handle);
        int count = TableDirectory.CountFaces(data);
        for (int face = 0; face < count; face++)
        {
            FaceNames names = FaceNames.Read(TableDirectory.Read(data, face), file);
            entries.Add(new FontEntry(file, face, names, report));
        }
    }
}

/// <summary>A face in a folder: its names, and the face itself once it has been asked for.</summary>
internal sealed class FontEntry(string path, int index, FaceNames names, Action<FontProblem> report)
{
    private readonly Lazy<FontFace?> _face = new(() =>
    {
        FontFace? face = FontFace.TryOpen(path, index, out FontProblem? problem);
        if (problem is not null)
        {
            report(problem);
        }

        return face;
    });

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Index in the collection.</summary>
    public int Index { get; } = index;

    /// <summary>Its names.</summary>
    public FaceNames Names { get; } = names;

    /// <summary>The face, opened by the first who asks; <see langword="null"/> where it cannot be.</summary>
    public FontFace? Face => _face.Value;
}
