using Converter.Documents;
using Microsoft.Extensions.Configuration;

namespace Converter.Server.Hosting;

/// <summary>Settings that were read.</summary>
/// <param name="Settings">The settings; the usual ones where there is a problem.</param>
/// <param name="Problem">Why they could not be read; <see langword="null"/> where they could.</param>
public sealed record SettingsResult(ServerSettings Settings, Diagnostic? Problem);

/// <summary>Reads settings from a file and from the environment.</summary>
public static class SettingsReader
{
    /// <summary>
    /// Reads them. A variable such as <c>CONVERTER_Access__ApiKeys=true</c> goes before the file. A name in the file that is none is told, a
    /// variable is not: others may begin with the same letters.
    /// </summary>
    /// <param name="file">A JSON file; <see langword="null"/> for none.</param>
    public static SettingsResult Read(string? file)
    {
        try
        {
            ConfigurationBuilder builder = new();
            if (file is not null)
            {
                builder.AddJsonFile(Path.GetFullPath(file), optional: false);
                builder.Build().Bind(new ServerSettings(), options => options.ErrorOnUnknownConfiguration = true);
            }

            ServerSettings settings = new();
            builder.AddEnvironmentVariables("CONVERTER_").Build().Bind(settings);
            return new SettingsResult(settings, null);
        }
        catch (Exception exception) when (exception is InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new SettingsResult(new ServerSettings(), ServerFindings.UnreadableSettings(file, Story(exception)));
        }
    }

    /// <summary>The outer faults say where, the inner ones what.</summary>
    private static string Story(Exception? exception)
    {
        List<string> story = [];
        for (; exception is not null; exception = exception.InnerException)
        {
            story.Add(exception.Message);
        }

        return string.Join(' ', story);
    }
}
