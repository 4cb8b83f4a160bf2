using Xunit;

namespace Converter.Testing;

/// <summary>Compares a text dump with the golden file that a person has read and accepted.</summary>
public static class Golden
{
    /// <summary>
    /// Asserts that a text equals the golden file. With <c>CONVERTER_ACCEPT=1</c> in the environment the golden file is written instead;
    /// whoever sets it reads the diff before it is committed.
    /// </summary>
    /// <param name="actual">The dump; lines end in LF.</param>
    /// <param name="path">The golden file below the top of the checkout.</param>
    public static void Verify(string actual, params string[] path)
    {
        string file = Repository.PathOf(path);
        if (Environment.GetEnvironmentVariable("CONVERTER_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"no golden file {file}; CONVERTER_ACCEPT=1 writes it");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
