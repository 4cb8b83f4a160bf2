using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Converter.Server.Hosting;

namespace Converter.Server.Notices;

/// <summary>
/// Posts notices by HTTP. The header <c>Converter-Signature: t=SECONDS,v1=HEX</c> is the HMAC-SHA256 of <c>SECONDS.BODY</c>, so that the
/// receiver can tell that it is from here and is not old.
/// </summary>
internal sealed class SignedPost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;
    private readonly NoticeSettings _settings;
    private readonly TimeProvider _time;

    public SignedPost(CallbackGuard guard, NoticeSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
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

    /// <summary>Posts a notice; nothing without a key to sign it by.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="delivery">What tells a repetition from another notice.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="IOException">It did not arrive.</exception>
    public async Task SendAsync(string address, string delivery, string body, CancellationToken cancel)
    {
        if (_settings.Secret is not { } secret)
        {
            return;
        }

        string seconds = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Converter-Signature", $"t={seconds},v1={SignatureOf(secret, seconds, body)}");
        request.Headers.Add("Converter-Delivery", delivery);
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
            throw new IOException(exception.Message, exception);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The signature of a body.</summary>
    public static string SignatureOf(string secret, string seconds, string body) =>
        System.Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));
}
