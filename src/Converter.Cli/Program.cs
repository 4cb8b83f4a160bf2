using System.Text;
using Converter.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Terminal terminal = new(Console.OpenStandardInput, Console.OpenStandardOutput, Console.Out, Console.Error) { IsInteractive = !Console.IsErrorRedirected };
return CommandLine.Run(args, terminal);
