using System.Runtime.InteropServices;
using Converter.Documents;

namespace Converter.Jobs.Storage;

/// <summary>
/// Brings the SQLite library of the system in, which gets its security updates from there; no copy of it travels with the program.
/// </summary>
public static class SqliteLibrary
{
    private const string ImportedName = "e_sqlite3";

    private static readonly Lazy<Diagnostic?> Loaded = new(Load);

    /// <summary>Makes the library ready.</summary>
    /// <returns>What to say where it is not there; <see langword="null"/> where it is.</returns>
    public static Diagnostic? Problem() => Loaded.Value;

    private static Diagnostic? Load()
    {
        if (!TryFind(out nint library))
        {
            return new Diagnostic(
                "server.sqlite-missing",
                Severity.Error,
                null,
                new Message("找不到系统的 SQLite 库", "the SQLite library of the system is missing"),
                new Message(
                    "请安装：Debian、统信、银河麒麟桌面版 apt install libsqlite3-0；openEuler、麒麟服务器版等 RPM 系统 dnf install sqlite-libs",
                    "install it: apt install libsqlite3-0 (deb), dnf install sqlite-libs (rpm)"));
        }

        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, (name, _, _) => name == ImportedName ? library : 0);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
        SQLitePCL.raw.FreezeProvider();
        return null;
    }

    private static bool TryFind(out nint library)
    {
        string[] names = OperatingSystem.IsWindows() ? ["winsqlite3.dll", "sqlite3.dll"]
            : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"]
            : ["libsqlite3.so.0", "libsqlite3.so"];
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out library))
            {
                return true;
            }
        }

        library = 0;
        return false;
    }
}
