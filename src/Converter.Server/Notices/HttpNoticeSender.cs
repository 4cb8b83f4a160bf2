using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Converter.Jobs.Running;
using Converter.Server.Hosting;
using Microsoft.Extensions.Logging;

namespace Converter.Server.Notices;

/// <summary>
/// Sends notices by HTTP POST. The header <c>Converter-Signature: t=SECONDS,v1=HEX</c> is the HMAC-SHA256 of <c>SECONDS.BODY</c>, so that the
/// receiver can tell that it is from here and is not old.
/// </summary>
internal sealed class HttpNoticeSender : INoticeSender, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly NoticeSettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<HttpNoticeSender> _log;

    public HttpNoticeSender(CallbackGuard guard, NoticeSettings settings, TimeProvider time, ILogger<HttpNoticeSender> log)
    {
        (_settings, _time, _log) = (settings, time, log);
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = guard.ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 1 << 16,
        };
    }

    public async Task SendAsync(NoticeInput notice, CancellationToken cancel)
    {
        if (_settings.Secret is not { } secret)
        {
            return;
        }

        string body = JsonSerializer.Serialize(
            new { notice.Id, notice.State, notice.At, Href = $"/api/v1/conversions/{notice.Id}" }, Json);
        string seconds = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, notice.Address) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Converter-Signature", $"t={seconds},v1={SignatureOf(secret, seconds, body)}");
        request.Headers.Add("Converter-Delivery", notice.Id);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw new IOException(FormattableString.Invariant($"the receiver answered {(int)response.StatusCode}"));
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            _log.LogWarning("The notice of job {Job} did not arrive: {Reason}", notice.Id, exception.Message);
            throw new IOException(exception.Message, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The signature of a body.</summary>
    public static string SignatureOf(string secret, string seconds, string body) =>
        System.Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));
}
