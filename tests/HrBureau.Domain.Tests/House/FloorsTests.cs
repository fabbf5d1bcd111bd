using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>An arrow only points down: read from the project files and from what the compiler really linked.</summary>
public sealed class FloorsTests
{
    private static readonly IReadOnlyDictionary<string, string[]> MayReference = new Dictionary<string, string[]>
    {
        ["HrBureau.Domain"] = [],
        ["HrBureau.Contracts"] = ["HrBureau.Domain"],
        ["HrBureau.Storage"] = ["HrBureau.Domain"],
        ["HrBureau.Paperwork"] = ["HrBureau.Domain", "HrBureau.Contracts"],
        ["HrBureau.Silo"] = ["HrBureau.Domain", "HrBureau.Contracts", "HrBureau.Storage"],
        ["HrBureau.Web"] = ["HrBureau.Domain", "HrBureau.Contracts", "HrBureau.Paperwork"],
        ["HrBureau.Host"] = ["HrBureau.Domain", "HrBureau.Contracts", "HrBureau.Storage", "HrBureau.Paperwork", "HrBureau.Silo", "HrBureau.Web"],
    };

    /// <summary>Packages and frameworks a floor must not know, by the beginning of their names.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> MustNotKnow = new Dictionary<string, string[]>
    {
        ["HrBureau.Web"] = ["Npgsql", "Microsoft.Data.Sqlite", "Orleans.Runtime", "Microsoft.Orleans.Server"],
        ["HrBureau.Silo"] = ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Components"],
        ["HrBureau.Storage"] = ["Orleans", "Microsoft.Orleans", "Microsoft.AspNetCore"],
        ["HrBureau.Paperwork"] = ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore"],
        ["HrBureau.Contracts"] = ["Npgsql", "Microsoft.Data.Sqlite", "Microsoft.AspNetCore"],
    };

    [Fact]
    public void Every_project_file_points_down_only() =>
        Assert.Empty(Projects().SelectMany(project => Faults(project, ProjectReferences(project).Concat(PackageReferences(project)))));

    [Fact]
    public void Every_compiled_floor_points_down_only()
    {
        var compiled = Projects().Select(project => (Project: project, Path: Compiled(project))).Where(pair => File.Exists(pair.Path)).ToList();
        Assert.Contains(compiled, pair => pair.Project == "HrBureau.Domain");
        Assert.Empty(compiled.SelectMany(pair => Faults(pair.Project, Linked(pair.Path))));
    }

    [Fact]
    public void The_domain_knows_one_package_that_holds_attributes_only()
    {
        Assert.Equal(["Microsoft.Orleans.Serialization.Abstractions"], PackageReferences("HrBureau.Domain"));
        Assert.DoesNotContain(Linked(Compiled("HrBureau.Domain")), name =>
            name.StartsWith("Microsoft.", StringComparison.Ordinal) || (name.StartsWith("Orleans", StringComparison.Ordinal) && name != "Orleans.Serialization.Abstractions"));
    }

    [Theory]
    [InlineData("HrBureau.Domain", "HrBureau.Contracts")]
    [InlineData("HrBureau.Storage", "HrBureau.Silo")]
    [InlineData("HrBureau.Web", "HrBureau.Storage")]
    [InlineData("HrBureau.Web", "HrBureau.Silo")]
    [InlineData("HrBureau.Web", "Npgsql")]
    [InlineData("HrBureau.Silo", "HrBureau.Web")]
    [InlineData("HrBureau.Silo", "Npgsql")]
    [InlineData("HrBureau.Host", "HrBureau.Attic")]
    [InlineData("HrBureau.Attic", "HrBureau.Domain")]
    public void An_arrow_that_points_up_or_sideways_is_found(string project, string reference) =>
        Assert.Single(Faults(project, [reference]));

    private static IEnumerable<string> Faults(string project, IEnumerable<string> references) => references
        .Where(reference => IsFloor(reference)
            ? !MayReference.GetValueOrDefault(project, []).Contains(reference)
            : MustNotKnow.GetValueOrDefault(project, []).Any(start => reference.StartsWith(start, StringComparison.Ordinal)))
        .Select(reference => $"{project} must not reference {reference}");

    private static bool IsFloor(string name) => name.StartsWith("HrBureau.", StringComparison.Ordinal);

    private static List<string> Projects()
    {
        var projects = Directory.EnumerateDirectories(Repository.At("src"), "HrBureau.*").Select(folder => Path.GetFileName(folder)).ToList();
        Assert.Equal(MayReference.Keys.Order(), projects.Order());
        return projects;
    }

    private static IEnumerable<string> ProjectReferences(string project) => References(project, "ProjectReference")
        .Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    private static IEnumerable<string> PackageReferences(string project) => References(project, "PackageReference");

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.At("src", project, $"{project}.csproj")).Descendants(kind).Select(item => (string)item.Attribute("Include")!);

    private static string Compiled(string project) => Path.Combine(Repository.Built(project), $"{project}.dll");

    private static IEnumerable<string> Linked(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }
}
