using System.CommandLine;
using System.Reflection;
using CamKet.App.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CamKet.App.Tests.Architecture;

/// <summary>
/// What a page, a form and a command do is one use case, and only use cases open transactions and call stores. Held in the rooms named here:
/// Platform is the room of the database itself, where the readiness of a server asks it and its faults are put into words, Ledger shows nothing, and
/// Samples fills a store.
/// </summary>
public sealed class UseCaseTests
{
    private static readonly string[] Rooms =
    [
        "Accounts", "Asking", "Board", "Catalog", "Charts", "Commitments", "Documents", "Drill", "Extracts", "Facts", "Forms", "Intake", "Measures", "Plausibility", "Progress",
        "Provenance", "Reports", "Units",
    ];

    /// <summary>Where a slice's Add makes something with the database or a store itself, because others are to get it.</summary>
    private static readonly string[] MadeInAdd =
    [
        "CamKet.App.Accounts.AccountsSlice names CamKet.App.Accounts.AccountStore",
        "CamKet.App.Accounts.AccountsSlice names CamKet.App.Platform.Database",
        "CamKet.App.Measures.MeasuresSlice names CamKet.App.Platform.Database",
    ];

    private static readonly string[] NotTheFieldsWords = ["Manager", "Helper", "Service", "Handler"];

    private static readonly Type[] Types = [.. typeof(Program).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("CamKet.App.", StringComparison.Ordinal) == true)];

    [Fact]
    public void No_page_form_or_command_names_a_store_or_the_database()
    {
        var doors = Types.Where(type => Rooms.Contains(type.Namespace!.Split('.')[2], StringComparer.Ordinal) && IsDoor(type))
            .Select(type => type.FullName!.Split('+')[0]).ToHashSet(StringComparer.Ordinal);
        doors.Count.ShouldBeInRange(40, 500);
        OfTheStore(doors.Contains).ShouldBe(MadeInAdd);
    }

    [Fact]
    public void What_a_use_case_calls_is_seen_where_it_is_called()
    {
        var seen = OfTheStore(type => type is "CamKet.App.Facts.OpenDossier" or "CamKet.App.Facts.ListGone");
        seen.ShouldContain("CamKet.App.Facts.OpenDossier names CamKet.App.Facts.CorrectionStore");
        seen.ShouldContain("CamKet.App.Facts.OpenDossier names CamKet.App.Platform.Database");
        // A call that only a lambda makes.
        seen.ShouldContain("CamKet.App.Facts.ListGone names CamKet.App.Facts.GoneStore");
    }

    [Fact]
    public void No_type_is_called_by_what_it_is_made_for_in_a_framework() =>
        Types.Select(type => type.Name).Where(name => NotTheFieldsWords.Any(word => name.EndsWith(word, StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>A page or a part of one; what answers a request; what answers a command. A lambda of a type has its methods in a nested one.</summary>
    private static bool IsDoor(Type type) =>
        typeof(IComponent).IsAssignableFrom(type)
        || type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).Any(method =>
            Parts(method.ReturnType).Concat(method.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType))).Any(part =>
                typeof(IResult).IsAssignableFrom(part) || typeof(Command).IsAssignableFrom(part)
                || part == typeof(Answer) || part == typeof(CommandRun) || part == typeof(WebApplication)
                || part == typeof(IFormCollection) || part == typeof(IFormFile) || part == typeof(HttpRequest) || part == typeof(HttpContext)));

    private static IEnumerable<Type> Parts(Type type) => type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static List<string> OfTheStore(Func<string, bool> from) =>
    [
        .. TypeReferences.Of(typeof(Program).Assembly)
            .Where(reference => from(reference.From) && IsOfTheStore(reference.To))
            .Select(reference => $"{reference.From} names {reference.To}")
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsOfTheStore(string type) =>
        (type.StartsWith("CamKet.App.", StringComparison.Ordinal) && type.Split('`')[0].EndsWith("Store", StringComparison.Ordinal))
        || type == typeof(Database).FullName || type == typeof(ScopedTransaction).FullName
        || type.StartsWith("Npgsql.", StringComparison.Ordinal) || type.StartsWith("Dapper.", StringComparison.Ordinal);
}
