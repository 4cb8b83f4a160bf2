using Microsoft.Extensions.Configuration;

namespace Converter.Server.Hosting;

/// <summary>Reads settings from a file and from the environment.</summary>
public static class SettingsReader
{
    /// <summary>
    /// Reads them. A variable such as <c>CONVERTER_Access__ApiKeys=true</c> goes before the file.
    /// </summary>
    /// <param name="file">A JSON file; <see langword="null"/> for none.</param>
    public static ServerSettings Read(string? file)
    {
        ConfigurationBuilder builder = new();
        if (file is not null)
        {
            builder.AddJsonFile(Path.GetFullPath(file), optional: false);
        }

        ServerSettings settings = new();
        builder.AddEnvironmentVariables("CONVERTER_").Build().Bind(settings);
        return settings;
    }
}
