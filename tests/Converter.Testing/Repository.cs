namespace Converter.Testing;

/// <summary>Where the files of this repository are, seen from a running test.</summary>
public static class Repository
{
    /// <summary>The top folder of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below the top folder.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>
    /// A path in the folder <c>shared</c> beside the checkout; <see langword="null"/> where that folder is not there. A test that needs
    /// it says so by <c>Assert.SkipWhen(path is null, Repository.NoShared)</c>.
    /// </summary>
    public static string? SharedPathOf(params string[] parts)
    {
        string shared = Path.Combine([Path.GetDirectoryName(Root)!, "shared", .. parts]);
        return Path.Exists(shared) ? shared : null;
    }

    /// <summary>What a test says that is skipped because the folder <c>shared</c> is missing.</summary>
    public const string NoShared = "the folder 'shared' does not stand beside this checkout; its texts were not tested";

    /// <summary>The folder with the open fonts that <c>scripts/get-fonts</c> fetches.</summary>
    public static string Fonts { get; } = Environment.GetEnvironmentVariable("CONVERTER_FONTS") ?? PathOf(".fonts");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Converter.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Converter.sln stands in no folder above " + AppContext.BaseDirectory);
    }
}
