using System.Net;
using System.Net.Mail;
using System.Text;
using Converter.Server.Hosting;

namespace Converter.Server.Notices;

/// <summary>Sends mail by SMTP, in the clear or with STARTTLS.</summary>
/// <param name="settings">The server that takes it.</param>
internal sealed class Mailer(MailSettings settings)
{
    /// <summary>Sends a mail; nothing where no server is set.</summary>
    /// <param name="to">Address of the receiver.</param>
    /// <param name="subject">Subject.</param>
    /// <param name="body">Text.</param>
    /// <param name="cancel">Calls it off.</param>
    /// <exception cref="IOException">The server did not take it.</exception>
    public async Task SendAsync(string to, string subject, string body, CancellationToken cancel)
    {
        if (settings.Host is not { Length: > 0 } host)
        {
            return;
        }

        using SmtpClient client = new(host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, settings.Password);
        }

        using MailMessage mail = new(settings.From ?? $"converter@{host}", to)
        {
            Subject = subject,
            SubjectEncoding = Encoding.UTF8,
            Body = body,
            BodyEncoding = Encoding.UTF8,
        };
        // The client's own limit holds for its synchronous calls only, and not every step of it hears a cancellation: it is left behind, and closed.
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(settings.Patience);
        try
        {
            await client.SendMailAsync(mail, enough.Token).WaitAsync(enough.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"{host}:{settings.Port} did not take the mail within {settings.Patience}.");
        }
        catch (Exception exception) when (exception is SmtpException or FormatException)
        {
            throw new IOException(exception.Message, exception);
        }
    }
}
