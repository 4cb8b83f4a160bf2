using System.Text;

namespace Converter.Testing;

/// <summary>
/// A fontconfig file under which office fonts that this machine lacks are drawn by the open fonts of <see cref="Repository.Fonts"/>,
/// so that a rendering by another program does not depend on what is installed.
/// </summary>
public static class FontConfig
{
    /// <summary>Names that style sheets ask for, with the open family that has the same widths.</summary>
    private static readonly (string Asked, string Drawn)[] Stands =
    [
        ("仿宋_GB2312", "FandolFang R"),
        ("仿宋", "FandolFang R"),
        ("FangSong", "FandolFang R"),
        ("楷体_GB2312", "FandolKai"),
        ("楷体", "FandolKai"),
        ("KaiTi", "FandolKai"),
        ("黑体", "FandolHei"),
        ("SimHei", "FandolHei"),
        ("方正小标宋简体", "FandolSong"),
        ("宋体", "FandolSong"),
        ("SimSun", "FandolSong"),
        ("Times New Roman", "Liberation Serif"),
    ];

    /// <summary>Writes the file.</summary>
    /// <param name="folder">An existing folder; the file and fontconfig's cache go there.</param>
    /// <returns>The path, for the environment variable <c>FONTCONFIG_FILE</c>.</returns>
    public static string Write(string folder)
    {
        StringBuilder xml = new("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n<fontconfig>\n");
        xml.Append($"<dir>{Repository.Fonts}</dir>\n<cachedir>{Path.Combine(folder, "fontconfig")}</cachedir>\n");
        foreach ((string asked, string drawn) in Stands)
        {
            xml.Append("<match target=\"pattern\">")
                .Append($"<test name=\"family\" qual=\"any\"><string>{asked}</string></test>")
                .Append($"<edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{drawn}</string></edit>")
                .Append("</match>\n");
        }

        string path = Path.Combine(folder, "fonts.conf");
        File.WriteAllText(path, xml.Append("</fontconfig>\n").ToString());
        return path;
    }
}
