using System.Security.Authentication;
using HrBureau.Silo;
using HrBureau.Storage;

namespace HrBureau.Host;

/// <summary>What the executable can be told to do; told nothing, it serves.</summary>
internal static class Verbs
{
    private const int Refused = 1;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            var line = CommandLine.Read(args);
            if (line.Words is [CommandLine.Help])
            {
                Console.WriteLine(HostTexts.Both("usage", string.Join('\n', SettingName.All.Select(name => $"  {SettingName.OptionOf(name),-24} {name}"))));
                return 0;
            }

            var settings = SettingsReader.Read(line, environment);
            return await RunAsync(line.Words, settings);
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (CountyRefusedException refused)
        {
            await Console.Error.WriteLineAsync($"{CountyFolder.Refuse(refused.Faults).Message}\n{HostTexts.Both("county-people")}");
            return Refused;
        }
        catch (Exception fault) when (Untrusted(fault) is { } why)
        {
            await Console.Error.WriteLineAsync(HostTexts.Both("database-certificate", why.Message));
            return Refused;
        }
        catch (StorageException refused)
        {
            await Console.Error.WriteLineAsync(HostTexts.Both("storage-refused", HostTexts.Of(refused.Problems)));
            return Refused;
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync($"{HostTexts.Both("crashed", fault.GetType().Name)}\n{fault}");
            return Refused;
        }
    }

    /// <summary>Why the database's certificate was not believed, where that is the fault.</summary>
    private static AuthenticationException? Untrusted(Exception? fault) =>
        fault is null or AuthenticationException ? (AuthenticationException?)fault : Untrusted(fault.InnerException);

    private static Task<int> RunAsync(IReadOnlyList<string> words, Settings settings) => words switch
    {
        [] => Serve.RunAsync(settings),
        ["migrate"] => MigrateVerb.RunAsync(settings),
        ["health", HealthVerb.Ready or HealthVerb.Live] => HealthVerb.RunAsync(settings, words[1], Console.Out),
        ["verify"] => VerifyVerb.RunAsync(settings, null),
        ["verify", CommandLine.Heads, var file] => VerifyVerb.RunAgainstAsync(settings, file),
        ["verify", CommandLine.File, var file] => VerifyFileVerb.RunAsync(file, null, Console.Out),
        ["verify", CommandLine.File, var file, CommandLine.Heads, var heads] => VerifyFileVerb.RunAsync(file, heads, Console.Out),
        ["verify", var incident] when incident is not (CommandLine.Heads or CommandLine.File) => VerifyVerb.RunAsync(settings, incident),
        ["backup", var folder] => BackupVerb.RunAsync(settings, folder),
        ["restore", var from] => RestoreVerb.RunAsync(settings, from, null, anyway: false),
        ["restore", var from, "anyway"] => RestoreVerb.RunAsync(settings, from, null, anyway: true),
        ["restore", var from, CommandLine.Heads, var heads] => RestoreVerb.RunAsync(settings, from, heads, anyway: false),
        ["restore", var from, CommandLine.Heads, var heads, "anyway"] => RestoreVerb.RunAsync(settings, from, heads, anyway: true),
        ["import-reports", var table, CommandLine.As, var officer] => ImportReportsVerb.RunAsync(settings, table, officer, Console.Out),
        ["drill", var scenario, CommandLine.Speed, var speed] => DrillVerb.RunAsync(settings, scenario, speed, null, Console.Out),
        ["drill", var scenario, CommandLine.Speed, var speed, CommandLine.As, var officer] => DrillVerb.RunAsync(settings, scenario, speed, officer, Console.Out),
        ["drill", var scenario, CommandLine.As, var officer, CommandLine.Speed, var speed] => DrillVerb.RunAsync(settings, scenario, speed, officer, Console.Out),
        ["heads"] => HeadsVerb.RunAsync(settings, null, Console.Out),
        ["heads", var day] => HeadsVerb.RunAsync(settings, day, Console.Out),
        ["export"] => ExportVerb.RunAsync(settings, null, Console.Out),
        ["export", var incident] => ExportVerb.RunAsync(settings, incident, Console.Out),
        ["county", "new", var folder, var code, var name] => CountyVerb.NewAsync(folder, code, name),
        ["county", "check", var folder] => CountyVerb.CheckAsync(settings, folder),
        ["admin", "reset-password", var officer] => AdminVerb.ResetPasswordAsync(settings, officer),
        ["admin", "require-code", var officer] => AdminVerb.RequireCodeAsync(settings, officer),
        ["admin", "drop-code", var officer] => AdminVerb.DropCodeAsync(settings, officer),
        ["admin", "disable-officer", var officer] => AdminVerb.DisableAsync(settings, officer, anyway: false),
        ["admin", "disable-officer", var officer, "anyway"] => AdminVerb.DisableAsync(settings, officer, anyway: true),
        ["admin", "enable-officer", var officer] => AdminVerb.EnableAsync(settings, officer),
        ["admin", "service-token"] => AdminVerb.PrintServiceTokenAsync(settings),
        ["admin", "reset-password" or "require-code" or "drop-code" or "disable-officer" or "enable-officer"] =>
            throw StartRefusedException.Because("officer-missing", string.Join(' ', words)),
        _ => throw StartRefusedException.Because("unknown-verb", string.Join(' ', words)),
    };
}
