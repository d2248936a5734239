using System.Security.Cryptography;
using CamKet.App.Documents;
using CamKet.App.Platform;
using CamKet.Documents;
using CamKet.Reports;
using CamKet.Time;

namespace CamKet.App.Reports;

/// <summary>The edited Word file or the issued PDF comes back: every number is compared with the frozen ones.</summary>
internal sealed class TakeBack(Database database, TimeProvider time)
{
    /// <param name="fileName">Without its folder.</param>
    /// <param name="file">Null where none was chosen.</param>
    /// <returns>Null when it is compared and kept; else why it is not.</returns>
    public async Task<string?> Run(OpenedReport open, string fileName, Stream? file, string by, CancellationToken ct)
    {
        if (open.Report.State != ReportState.Accepted)
        {
            return "Báo cáo chưa duyệt nên chưa có số đã chốt để so.";
        }

        if (file is null || fileName.Length == 0)
        {
            return "Chưa chọn tệp: chọn bản Word đã sửa hoặc PDF đã ban hành.";
        }

        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        memory.Position = 0;
        if (FileKinds.Of(memory.ToArray()) is FileKind.Text or FileKind.Rtf or FileKind.Spreadsheet or FileKind.Other)
        {
            return $"Tệp {fileName} không phải báo cáo đã ban hành: chỉ nhận tệp .docx, .doc, .odt hoặc .pdf.";
        }

        switch (await DocumentText.Open(memory, fileName, ct))
        {
            case Outcome<IReadOnlyList<Block>>.Refused refused:
                return refused.Sentence;
            case Outcome<IReadOnlyList<Block>>.Done { Value: var blocks }:
                var header = DocumentReader.Read(blocks).Header;
                if (OtherReport.Fault(open.Content, open.Report.Window, fileName, header.Issuer, blocks) is { } other)
                {
                    return other;
                }

                var returned = new ReturnedFile(
                    Convert.ToHexStringLower(SHA256.HashData(memory.ToArray())), fileName, header.Number, WrittenDay.Read(header.Date),
                    ReturnedReport.Compare(open.Content, blocks));
                await using (var scoped = await database.InScope(Scope.WholeProvince(open.Province), ct))
                {
                    await ReturnedStore.Add(scoped.Connection, open.Province, open.Report.UnitNo, open.Report.Id, returned, time.GetUtcNow(), by);
                    await scoped.Commit(ct);
                }

                return null;
            default:
                throw new InvalidOperationException("The outcomes are closed.");
        }
    }
}
