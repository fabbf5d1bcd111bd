using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>
/// <c>verify --file FILE [--heads FILE]</c>: recomputes the chains of a file that <c>export</c> printed, without the database and
/// without a key. Whoever writes the whole file anew is found by heads that were kept elsewhere only.
/// </summary>
internal static class VerifyFileVerb
{
    public static async Task<int> RunAsync(string file, string? heads, TextWriter output)
    {
        var known = (heads is null ? [] : await HeadLine.ReadAsync(heads)).ToLookup(line => line.Incident, line => line.Known);
        var report = new ChainReport(output, "tampered-file");
        var met = new HashSet<string>(StringComparer.Ordinal);
        ChainCheck? check = null;
        var (of, sound, closed) = ("", true, false);
        await foreach (var (number, text) in KeptFile.LinesAsync(file, "export-missing"))
        {
            var line = closed ? null : ExportLine.Read(text);
            switch (line)
            {
                case ExportLine.Head { Line: var head }:
                    Begin(number, head.Incident, new IncidentHead(head.Incident, head.Version, head.Known.Hash));
                    break;
                case ExportLine.Entry { Of: var entry }:
                    if (check is null || entry.Incident != of)
                    {
                        Begin(number, entry.Incident, null);
                    }

                    sound = sound && check!.Take(entry);
                    break;
                case ExportLine.End { Incidents: var count }:
                    closed = count == met.Count;
                    break;
                default:
                    throw StartRefusedException.Because("export-unreadable", file, number);
            }
        }

        Finish();
        var unheld = known.Count(incident => !met.Contains(incident.Key));
        if (unheld > 0)
        {
            await output.WriteLineAsync(HostTexts.Both("export-heads-unheld", unheld));
        }

        if (!closed)
        {
            await output.WriteLineAsync(HostTexts.Both("export-cut", file));
        }

        var code = report.Finish();
        return closed ? code : ChainReport.Broken;

        void Begin(int number, string incident, IncidentHead? head)
        {
            Finish();
            if (!met.Add(incident))
            {
                throw StartRefusedException.Because("export-unreadable", file, number);
            }

            (check, of, sound) = (new ChainCheck(incident, head, [.. known[incident]], 0), incident, true);
        }

        void Finish()
        {
            if (check is not null)
            {
                report.Say(of, check.Finish());
            }
        }
    }
}
