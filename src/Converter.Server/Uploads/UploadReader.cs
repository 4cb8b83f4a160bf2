using System.Buffers;
using System.Text;
using System.Text.Json;
using Converter.Files;
using Converter.Server.Answers;
using Converter.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Converter.Server.Uploads;

/// <summary>Reads the body of a request part by part and stops at the first byte beyond a limit.</summary>
/// <param name="limits">The limits.</param>
internal sealed class UploadReader(UploadSettings limits)
{
    private const int LongestField = 4 << 20;
    private const int LongestBoundary = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { MaxDepth = 16 };

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytesPerFile">Largest single text.</param>
    public async Task<(ConversionForm Form, List<UploadedText> Texts)> ReadAsync(HttpRequest request, int mostBytesPerFile)
    {
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type);
        (ConversionForm form, List<UploadedText> files) = type?.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => (await ReadJsonAsync(request).ConfigureAwait(false), []),
            "multipart/form-data" => await ReadMultipartAsync(request, type, mostBytesPerFile).ConfigureAwait(false),
            _ => throw new ProblemException(Problems.NotAccepted),
        };
        if (!string.IsNullOrEmpty(form.Text))
        {
            byte[] text = Encoding.UTF8.GetBytes(form.Text);
            if (text.Length > mostBytesPerFile)
            {
                throw new ProblemException(Problems.TooLarge("text", mostBytesPerFile));
            }

            files.Add(new UploadedText(SafeName.Of(form.Name ?? "文稿.txt"), text));
        }

        List<UploadedText> texts = [.. files.SelectMany(file => Archive.Unpack(file, limits))];
        return texts.Count > limits.MostFiles ? throw new ProblemException(Problems.TooMany(limits.MostFiles)) : (form, texts);
    }

    private async Task<ConversionForm> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<ConversionForm>(request.Body, Json, request.HttpContext.RequestAborted).ConfigureAwait(false)
                ?? new ConversionForm();
        }
        catch (JsonException exception)
        {
            throw new ProblemException(Problems.Malformed("body", exception.Message));
        }
    }

    private async Task<(ConversionForm Form, List<UploadedText> Files)> ReadMultipartAsync(HttpRequest request, MediaTypeHeaderValue type, int mostBytesPerFile)
    {
        string boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? string.Empty;
        if (boundary.Length is 0 or > LongestBoundary)
        {
            throw new ProblemException(Problems.Malformed("boundary", "multipart boundary"));
        }

        List<UploadedText> files = [];
        Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            MultipartReader reader = new(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8 << 10 };
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted).ConfigureAwait(false) is { } section)
            {
                await ReadSectionAsync(section, files, fields, mostBytesPerFile).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ProblemException(Problems.Malformed("body", exception.Message));
        }

        return (FormOf(fields), files);
    }

    private async Task ReadSectionAsync(MultipartSection section, List<UploadedText> files, Dictionary<string, string> fields, int mostBytesPerFile)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition))
        {
            throw new ProblemException(Problems.Malformed("Content-Disposition", "a part has no name"));
        }

        string name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? string.Empty;
        if (disposition.IsFileDisposition())
        {
            if (files.Count == limits.MostFiles)
            {
                throw new ProblemException(Problems.TooMany(limits.MostFiles));
            }

            string fileName = SafeName.Of(disposition.FileNameStar.HasValue
                ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value);
            files.Add(new UploadedText(fileName, await ReadBoundedAsync(section.Body, fileName, mostBytesPerFile).ConfigureAwait(false)));
            return;
        }

        string value = Encoding.UTF8.GetString(await ReadBoundedAsync(section.Body, name, Math.Max(LongestField, mostBytesPerFile)).ConfigureAwait(false));
        fields[name] = fields.TryGetValue(name, out string? before) && name is "setLine" or "keep" or "formats" ? $"{before},{value}" : value;
    }

    private static async Task<byte[]> ReadBoundedAsync(Stream stream, string name, int most)
    {
        using MemoryStream content = new();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 15);
        try
        {
            for (int read = await stream.ReadAsync(buffer).ConfigureAwait(false); read > 0; read = await stream.ReadAsync(buffer).ConfigureAwait(false))
            {
                content.Write(buffer, 0, read);
                if (content.Length > most)
                {
                    throw new ProblemException(Problems.TooLarge(name, most));
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return content.ToArray();
    }

    private static ConversionForm FormOf(Dictionary<string, string> fields) => new()
    {
        Text = fields.GetValueOrDefault("text"),
        Name = fields.GetValueOrDefault("name"),
        Style = Filled(fields, "style"),
        Formats = Listed(fields, "formats"),
        Fields = FieldsOf(fields),
        Corrections = Filled(fields, "corrections") is { } json ? Parse<JsonElement>("corrections", json) : null,
        SetLine = Listed(fields, "setLine"),
        Keep = Listed(fields, "keep"),
        Clean = Flag(fields, "clean"),
        RefusePlaceholders = Flag(fields, "refusePlaceholders"),
        Mirrored = Flag(fields, "mirrored"),
        PadEven = Flag(fields, "padEven"),
        Contents = Flag(fields, "contents"),
        ContentsLevels = Number(fields, "contentsLevels"),
        Comments = Flag(fields, "comments"),
        CropMarks = Flag(fields, "cropMarks"),
        Colors = Filled(fields, "colors"),
        Priority = Filled(fields, "priority"),
        Callback = Filled(fields, "callback"),
        FirstPage = Number(fields, "firstPage"),
        Pages = Number(fields, "pages"),
    };

    /// <summary>Either one field with a JSON object, or a form field for each, such as <c>fields.issuer</c>.</summary>
    private static Dictionary<string, string>? FieldsOf(Dictionary<string, string> fields)
    {
        const string Prefix = "fields.";
        Dictionary<string, string> all = Filled(fields, "fields") is { } json ? Parse<Dictionary<string, string>>("fields", json) : [];
        foreach ((string name, string value) in fields.Where(pair => pair.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            all[name[Prefix.Length..]] = value;
        }

        return all.Count == 0 ? null : all;
    }

    private static T Parse<T>(string field, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json)!;
        }
        catch (JsonException exception)
        {
            throw new ProblemException(Problems.Malformed(field, exception.Message));
        }
    }

    private static string? Filled(Dictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static string[]? Listed(Dictionary<string, string> fields, string name) =>
        Filled(fields, name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool? Flag(Dictionary<string, string> fields, string name) => Filled(fields, name)?.ToLowerInvariant() switch
    {
        null => null,
        "true" or "1" or "on" or "yes" => true,
        "false" or "0" or "off" or "no" => false,
        _ => throw new ProblemException(Problems.Malformed(name, "true / false")),
    };

    private static int? Number(Dictionary<string, string> fields, string name) => Filled(fields, name) is not { } text ? null
        : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number
        : throw new ProblemException(Problems.Malformed(name, "0 … 2147483647"));
}
