namespace Converter.Server.Uploads;

/// <summary>A text that was sent.</summary>
/// <param name="Name">Its name, made harmless. It is shown and offered for download; no file on this machine is ever called after it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadedText(string Name, byte[] Content);
