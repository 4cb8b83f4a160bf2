namespace Converter.Testing;

/// <summary>A macro for what LibreOffice does not do from its command line.</summary>
internal static class LibreOfficeMacro
{
    /// <summary>Name of the module.</summary>
    public const string Module = "ConverterTests";

    private const string Code = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
        <script:module xmlns:script="http://openoffice.org/2000/script" script:name="ConverterTests" script:language="StarBasic">
        Sub UpdateIndexes(source As String, target As String)
          Dim hidden(0) As New com.sun.star.beans.PropertyValue
          hidden(0).Name = "Hidden"
          hidden(0).Value = True
          document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
          indexes = document.getDocumentIndexes()
          For i = 0 To indexes.getCount() - 1
            indexes.getByIndex(i).update()
          Next
          Dim filter(0) As New com.sun.star.beans.PropertyValue
          filter(0).Name = "FilterName"
          filter(0).Value = "Text (encoded)"
          document.storeToURL(ConvertToURL(target), filter())
          document.close(True)
        End Sub
        </script:module>
        """;

    private const string Library = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
        <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
         <library:element library:name="ConverterTests"/>
        </library:library>
        """;

    /// <summary>Puts the macro into a profile.</summary>
    /// <param name="folder">The folder of its standard library.</param>
    public static void Write(string folder)
    {
        File.WriteAllText(Path.Combine(folder, Module + ".xba"), Code);
        File.WriteAllText(Path.Combine(folder, "script.xlb"), Library);
    }
}
