using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>Whichever web process a proxy sends somebody to, it is the same console: who signed in at one is signed in at all, and a form filled in at one is taken by every other.</summary>
public sealed class AnyWebTests
{
    private const string Officer = "duty-zhou";

    [Fact]
    public async Task Who_signed_in_at_one_web_process_is_known_at_the_other_and_a_form_of_one_is_taken_by_the_other()
    {
        await using var cluster = await ClusterProcesses.StartAsync(1, 2);
        var (here, there) = (cluster.Webs[0].Address, cluster.Webs[1].Address);

        // One cookie jar for both: cookies know no ports.
        using (var browser = Browser())
        {
            using var signed = await browser.PostAsJsonAsync(new Uri(here, "/api/sign-in"), new { officer = Officer, password = HostProcess.Password }, Stop);
            Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
            foreach (var web in new[] { there, here })
            {
                Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, new Uri(web, "/")));
            }
        }

        using (var browser = Browser())
        {
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(browser, new Uri(there, "/")));
            var page = await browser.GetStringAsync(new Uri(here, "/sign-in"), Stop);
            var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
            Assert.NotEmpty(token);
            Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(browser, there, $"{token[..^8]}AAAAAAAA")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(browser, there, token)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, new Uri(here, "/")));

            // The keys are the system's, not a process's: both may be replaced, with empty folders.
            await cluster.Webs[0].KillAsync();
            Directory.Delete(cluster.Webs[0].Folder, recursive: true);
            Directory.CreateDirectory(cluster.Webs[0].Folder);
            await cluster.Webs[0].StartAsync();
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, new Uri(here, "/")));
        }

        await IsSealedAsync(cluster.OwnerConnection);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true, CookieContainer = new CookieContainer() });

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, Uri page)
    {
        using var answer = await browser.GetAsync(page, Stop);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, Uri web, string token) => browser.PostAsync(
        new Uri(web, "/sign-in"),
        new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("_handler", "sign-in"), new("officer", Officer), new("password", HostProcess.Password)]),
        Stop);

    /// <summary>A copy of the database makes nobody's cookie.</summary>
    private static async Task IsSealedAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("select count(*), count(*) filter (where position('masterKey' in convert_from(payload, 'UTF8')) > 0) from orleans_grain_state where grain_type like '%web-keys%'", connection);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        Assert.True(await reader.ReadAsync(Stop));
        Assert.Equal((1, 0), (reader.GetInt64(0), reader.GetInt64(1)));
    }
}
