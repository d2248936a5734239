using System.Security.Cryptography;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.Documents;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>The edited Word file or the issued PDF comes back: every number is compared with the frozen ones.</summary>
internal static class TakeBack
{
    public static async Task<IResult> Post(
        Guid id, IFormFile? file, HttpContext http, Database database, OpenReport opening, TimeProvider time, CancellationToken ct)
    {
        if (await opening.Find(id, ct) is not { } open)
        {
            return Results.NotFound();
        }

        if (open.Report.State != ReportState.Accepted)
        {
            return DecideReport.Again(id, "Báo cáo chưa duyệt nên chưa có số đã chốt để so.");
        }

        if (file is null || file.FileName.Length == 0)
        {
            return DecideReport.Again(id, "Chưa chọn tệp: chọn bản Word đã sửa hoặc PDF đã ban hành.");
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        memory.Position = 0;
        var name = Path.GetFileName(file.FileName);
        if (FileKinds.Of(memory.ToArray()) is FileKind.Text or FileKind.Rtf or FileKind.Spreadsheet or FileKind.Other)
        {
            return DecideReport.Again(id, $"Tệp {name} không phải báo cáo đã ban hành: chỉ nhận tệp .docx, .doc, .odt hoặc .pdf.");
        }

        switch (await DocumentText.Open(memory, name, ct))
        {
            case Outcome<IReadOnlyList<Block>>.Refused refused:
                return DecideReport.Again(id, refused.Sentence);
            case Outcome<IReadOnlyList<Block>>.Done { Value: var blocks }:
                var header = DocumentReader.Read(blocks).Header;
                if (OtherReport.Fault(open.Content, open.Report.Window, name, header.Issuer, blocks) is { } other)
                {
                    return DecideReport.Again(id, other);
                }

                var returned = new ReturnedFile(
                    Convert.ToHexStringLower(SHA256.HashData(memory.ToArray())), name, header.Number, WrittenDay.Read(header.Date),
                    ReturnedReport.Compare(open.Content, blocks));
                await using (var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct))
                {
                    await ReturnedStore.Add(scoped.Connection, open.Province, open.Report.UnitNo, id, returned, time.GetUtcNow(), http.User.Identity?.Name ?? "");
                    await scoped.Commit(ct);
                }

                return Results.Redirect($"/bao-cao/{id}");
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
