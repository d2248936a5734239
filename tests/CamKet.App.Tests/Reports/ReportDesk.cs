using System.Net;
using CamKet.App.Tests.Fixture;
using CamKet.Units;
using DocumentFormat.OpenXml.Packaging;
using Shouldly;

namespace CamKet.App.Tests.Reports;

/// <summary>Where an officer of ward 4 writes its report: the program with the ward's year in it, and the steps every test of reports takes.</summary>
internal sealed class ReportDesk : IAsyncDisposable
{
    private ReportDesk(CamKetApp app, Unit unit, Visitor officer) => (App, Unit, Officer) = (app, unit, officer);

    public CamKetApp App { get; }

    public Unit Unit { get; }

    public Visitor Officer { get; }

    public static async Task<ReportDesk> Open()
    {
        var app = await WardFour.Start();
        return new(app, await WardFour.In(app), await app.SignedIn());
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        await App.DisposeAsync();
    }

    public async Task<string> Create(string to = "2024-11-10")
    {
        var answer = await Officer.PostForm("/bao-cao", new() { ["don-vi"] = WardFour.Code, ["tu"] = "2023-12-15", ["den"] = to, ["han"] = "2024-11-12" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.MainText);
        return answer.Location!.ToString();
    }

    /// <summary>The form of a report with everything a person has to write.</summary>
    public static Dictionary<string, string> Filled()
    {
        var form = new Dictionary<string, string>
        {
            ["number"] = "7", ["symbol"] = "BC-UBND", ["place"] = "Phường 4", ["day"] = "2024-11-12", ["issuer"] = "Ủy ban nhân dân", ["issuer-name"] = "Phường 4",
            ["capacity"] = "TM. Ủy ban nhân dân", ["title"] = "Chủ tịch", ["name"] = "Lê Thử Nghiệm", ["recipients"] = "UBND thành phố\nLưu: VT",
            ["steering"] = "Chủ tịch phường giao ban hằng tuần về cam kết.",
        };
        foreach (var row in HandMadeReport.TypedRows)
        {
            form["result:" + row] = "Làm thường xuyên theo kế hoạch của phường.";
            form["evidence:" + row] = "Biên bản giao ban";
        }

        return form;
    }

    public async Task<PageAnswer> Decide(string report, string action, string reason = "") => await Decide(report, action, await Seen(report), reason);

    public Task<PageAnswer> Decide(string report, string action, string seen, string reason) =>
        Officer.PostForm(report + "/trang-thai", new() { ["viec"] = action, ["da-xem"] = seen, ["ly-do"] = reason, ["dong-y"] = "1" });

    /// <summary>What the page's form says it has shown.</summary>
    public async Task<string> Seen(string report) => (await Officer.Get(report)).Html.QuerySelector("input[name=da-xem]")?.GetAttribute("value") ?? "";

    /// <summary>A report written, submitted and accepted.</summary>
    public async Task<string> Accepted()
    {
        var report = await Create();
        await Officer.PostForm(report + "/sua", Filled());
        await Decide(report, "submit");
        (await Decide(report, "accept")).Status.ShouldBe(HttpStatusCode.Redirect);
        return report;
    }

    public Task<byte[]> Issued(string report, string ending = "docx") => Officer.Client.GetByteArrayAsync(new Uri($"{report}/tep.{ending}", UriKind.Relative));

    public static byte[] Edited(byte[] docx, string was, string becomes)
    {
        var copy = new MemoryStream();
        copy.Write(docx);
        using (var document = WordprocessingDocument.Open(copy, isEditable: true))
        {
            foreach (var text in document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>())
            {
                text.Text = text.Text.Replace(was, becomes, StringComparison.Ordinal);
            }
        }

        return copy.ToArray();
    }
}
