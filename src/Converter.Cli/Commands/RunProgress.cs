using System.Globalization;
using Converter.Batches;
using Converter.Conversion;
using Converter.Documents;

namespace Converter.Cli.Commands;

/// <summary>
/// Says how far a run is: on a terminal one line that is written over, with the time left; elsewhere a line for each file. What keeps a file
/// from being made is said in every case.
/// </summary>
/// <param name="terminal">Where to speak.</param>
/// <param name="count">How many files there are.</param>
/// <param name="time">The clock.</param>
internal sealed class RunProgress(Terminal terminal, int count, TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();
    private readonly Lock _speaking = new();
    private int _finished;
    private int _made;
    private bool _hasLine;

    /// <summary>Tells a file that is done.</summary>
    /// <param name="step">What came of it.</param>
    public void Tell(BatchStep step)
    {
        lock (_speaking)
        {
            _finished++;
            _made += step.File.State == BatchState.Skipped ? 0 : 1;
            SayFindings(step);
            if (!terminal.IsInteractive)
            {
                SayFile(step);
            }

            SayProblems(step);
            if (terminal.IsInteractive)
            {
                WriteOver();
            }
        }
    }

    /// <summary>Ends the line that is written over.</summary>
    public void End()
    {
        if (_hasLine)
        {
            terminal.Say(string.Empty);
        }
    }

    private void SayFindings(BatchStep step)
    {
        foreach (Diagnostic finding in step.Findings)
        {
            Say(Terminal.Describe(step.Item.Entry.Place, finding));
        }
    }

    private void SayFile(BatchStep step)
    {
        if (step.File.State == BatchState.Failed && step.Outcome is null)
        {
            return;
        }

        BatchFile file = step.File;
        string milliseconds = file.Milliseconds.ToString("0", CultureInfo.InvariantCulture);
        string what = file.State switch
        {
            BatchState.Made => $"{RunSummary.Pages(file.Pages)}{file.Style}, {milliseconds} ms",
            BatchState.Skipped => "无需重做 / up to date",
            BatchState.NotStarted => "未开始 / not begun",
            _ => "未完成 / not done",
        };
        Say($"[{_finished}/{count}] {step.Item.Entry.Place}: {what}");
    }

    private void SayProblems(BatchStep step)
    {
        if (step.Problem is { } problem)
        {
            Say(Terminal.Describe(step.Item.Entry.Place, problem));
        }
        else if (step.Outcome is { } outcome && outcome != ConversionOutcome.Done)
        {
            foreach (Diagnostic finding in step.Report!.Findings.Where(IsOfTheProgram))
            {
                Say(Terminal.Describe(step.Item.Entry.Place, finding));
            }
        }
    }

    /// <summary>Findings about the text itself are counted and listed in the report; what keeps a file from being made is said.</summary>
    private static bool IsOfTheProgram(Diagnostic finding) =>
        finding.Severity == Severity.Error && !finding.Code.StartsWith("proof.", StringComparison.Ordinal);

    private void Say(string line)
    {
        terminal.Say(_hasLine ? $"\r\u001b[K{line}" : line);
        _hasLine = false;
    }

    /// <summary>The time left is judged by the files that were converted; those that were up to date take none.</summary>
    private void WriteOver()
    {
        TimeSpan left = _made == 0 ? TimeSpan.Zero : time.GetElapsedTime(_began) / _made * (count - _finished);
        string line = string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K[{_finished}/{count}] {100L * _finished / count}%  剩余约 / left about {left:hh\\:mm\\:ss}");
        terminal.Error.Write(line);
        terminal.Error.Flush();
        _hasLine = true;
    }
}
