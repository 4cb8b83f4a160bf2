using System.Text.Json;
using Converter.Jobs.Running;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Notices;

/// <summary>Tells that a job rests.</summary>
/// <param name="post">Posts it.</param>
/// <param name="log">The log.</param>
internal sealed class HttpNoticeSender(SignedPost post, ILogger<HttpNoticeSender> log) : INoticeSender
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task SendAsync(NoticeInput notice, CancellationToken cancel)
    {
        string body = JsonSerializer.Serialize(new { notice.Id, notice.State, notice.At, Href = $"/api/v1/conversions/{notice.Id}" }, Json);
        try
        {
            await post.SendAsync(notice.Address, notice.Id, body, cancel).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            log.LogWarning("The notice of job {Job} did not arrive: {Reason}", notice.Id, exception.Message);
            throw;
        }
    }
}
