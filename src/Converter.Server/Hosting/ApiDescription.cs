using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Converter.Server.Hosting;

/// <summary>What the OpenAPI document says beside the routes.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Converter",
                Version = "1",
                Description = "Raw text of Chinese official documents to .docx and print-ready .pdf. Refusals are application/problem+json with code, title, detail and hint, "
                    + "in Chinese or English by Accept-Language.",
            };
            // The address is that of the service that answers; a document that is checked in must not name one.
            document.Servers = [];
            return Task.CompletedTask;
        });
    }
}
