using System.Text;
using CamKet.App.Platform;
using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Text;
using CamKet.Units;
using CsvHelper;

namespace CamKet.App.Units;

internal abstract record ImportUnitsOutcome
{
    private ImportUnitsOutcome()
    {
    }

    /// <param name="Summary">One line per file and one for what was stored.</param>
    /// <param name="Issues">Of the official table, in order of lines.</param>
    public sealed record Done(IReadOnlyList<string> Summary, IReadOnlyList<UnitIssue> Issues) : ImportUnitsOutcome;

    public sealed record Refused(string Sentence) : ImportUnitsOutcome;
}

/// <summary>
/// <c>camket units import FILE…</c>: the published tables, known by their heads, in any order, in one transaction. Twice
/// the same changes nothing.
/// </summary>
internal sealed class ImportUnits(Database database)
{
    private static readonly string[] OldHead = ["province_code", "province", "district_code", "district", "commune_code", "commune", "level"];
    private static readonly string[] NewHead = ["province_code", "province", "commune_code", "commune", "type"];
    private static readonly string[] PairHead =
        ["new_province_code", "new_commune_code", "new_commune", "old_commune_code", "old_commune", "old_district_code", "old_province_code", "note"];

    public async Task<ImportUnitsOutcome> Import(IReadOnlyList<string> files, CancellationToken ct)
    {
        List<OldCommune> before = [];
        List<NewCommune> after = [];
        List<CommunePair> pairs = [];
        List<string> summary = [];
        foreach (var file in files)
        {
            if (Read(file, before, after, pairs, summary) is { } fault)
            {
                return new ImportUnitsOutcome.Refused(fault);
            }
        }

        await using var connection = await database.Open(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var taken = await UnitStore.Slugs(connection);
        var (added, changed) = await UnitStore.Save(connection, PublishedTables.Units(before, taken));
        var (addedAfter, changedAfter) = await UnitStore.Save(connection, PublishedTables.Units(after, taken));
        var issues = PublishedTables.KindIssues(before);
        if (before.Count > 0)
        {
            await UnitStore.SaveIssues(connection, PublishedTables.OldSource, issues);
        }

        var linked = 0;
        if (pairs.Count > 0)
        {
            var (links, pairIssues) = PublishedTables.Successions(pairs, await UnitStore.Register(connection));
            if (links.Count == 0)
            {
                return new ImportUnitsOutcome.Refused(
                    "Bảng chuyển đổi không ghép được dòng nào: hãy nạp kèm hai danh mục đơn vị ngày 30/6/2025 và 01/7/2025.");
            }

            linked = await UnitStore.Save(connection, links);
            await UnitStore.SaveIssues(connection, PublishedTables.PairSource, pairIssues);
            issues = [.. issues, .. pairIssues];
            summary.Add(SplitLine(pairs, links));
        }

        await transaction.CommitAsync(ct);
        summary.Add($"Đã lưu: {Print.Number(added + addedAfter)} đơn vị mới, {Print.Number(changed + changedAfter)} đơn vị thay đổi, {Print.Number(linked)} quan hệ kế thừa mới hoặc thay đổi.");
        return new ImportUnitsOutcome.Done(summary, issues);
    }

    private static string SplitLine(List<CommunePair> pairs, IReadOnlyList<Succession> links)
    {
        var asWritten = pairs.Where(pair => pair.OldCode.Length > 0).GroupBy(pair => pair.OldCode, StringComparer.Ordinal)
            .Count(group => group.Select(pair => pair.NewCode).Distinct(StringComparer.Ordinal).Count() > 1);
        var asLinked = links.GroupBy(link => (link.ProvinceId, link.UnitNo)).Count(group => group.Count() > 1);
        return $"{Print.Number(asWritten)} mã cũ được ghi vào nhiều đơn vị mới ({Print.Number(asLinked)} đơn vị thực sự bị chia, sau khi sửa các mã ghi nhầm).";
    }

    /// <summary>Null, or the one sentence why the file is refused.</summary>
    private static string? Read(string file, List<OldCommune> before, List<NewCommune> after, List<CommunePair> pairs, List<string> summary)
    {
        var name = Path.GetFileName(file);
        try
        {
            using var csv = CsvReader.Create(
                new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true)),
                CsvReaderOptions.Default with { Separator = ',', TrackLineNumbers = true });
            csv.ReadHeader();
            var head = csv.Headers.ToArray();
            if (head.Length == 0)
            {
                return $"Tệp {name} trống: hãy xuất lại danh mục và nạp lại.";
            }

            string Cell(string column) => VietnameseText.Tidy(csv.GetString(column));
            if (PairHead.All(head.Contains))
            {
                while (csv.Read())
                {
                    pairs.Add(new CommunePair(
                        (int)csv.LineNumber, Cell("new_commune_code"), Cell("new_commune"), Cell("old_commune_code"), Cell("old_commune"),
                        Cell("old_district_code"), Cell("old_province_code"), Cell("note")));
                }

                summary.Add($"{name}: {Print.Number(pairs.Count)} dòng chuyển đổi.");
            }
            else if (OldHead.All(head.Contains))
            {
                while (csv.Read())
                {
                    if (Fault(name, csv.LineNumber, Cell("level"), (Cell("commune_code"), 5), (Cell("district_code"), 3), (Cell("province_code"), 2)) is { } fault)
                    {
                        return fault;
                    }

                    before.Add(new OldCommune(
                        (int)csv.LineNumber, Cell("province_code"), Cell("province"), Cell("district_code"), Cell("district"), Cell("commune_code"), Cell("commune"), Cell("level")));
                }

                summary.Add($"{name}: {Print.Number(before.Count)} đơn vị cấp xã ({Kinds(before.Select(row => row.Level))}), "
                    + $"{Print.Number(before.DistinctBy(row => row.DistrictCode).Count())} cấp huyện, {Print.Number(before.DistinctBy(row => row.ProvinceCode).Count())} tỉnh.");
            }
            else if (NewHead.All(head.Contains))
            {
                while (csv.Read())
                {
                    if (Fault(name, csv.LineNumber, Cell("type"), (Cell("commune_code"), 5), (Cell("province_code"), 2)) is { } fault)
                    {
                        return fault;
                    }

                    after.Add(new NewCommune((int)csv.LineNumber, Cell("province_code"), Cell("province"), Cell("commune_code"), Cell("commune"), Cell("type")));
                }

                summary.Add($"{name}: {Print.Number(after.Count)} đơn vị cấp xã ({Kinds(after.Select(row => row.Level))}), {Print.Number(after.DistinctBy(row => row.ProvinceCode).Count())} tỉnh.");
            }
            else
            {
                return $"Tệp {name} không phải danh mục đơn vị đã biết: dòng đầu cần các cột {string.Join(", ", OldHead)} hoặc các cột của bảng chuyển đổi.";
            }

            return null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return $"Không có tệp {file}: hãy kiểm tra lại đường dẫn.";
        }
        catch (DecoderFallbackException)
        {
            return $"Tệp {name} không phải UTF-8: hãy lưu lại dạng CSV UTF-8.";
        }
        catch (CsvFormatException fault)
        {
            return $"Tệp {name} không đọc được theo dạng CSV ({fault.Message}): hãy xuất lại tệp.";
        }
    }

    private static string? Fault(string name, long line, string level, params ReadOnlySpan<(string Code, int Digits)> codes)
    {
        foreach (var (code, digits) in codes)
        {
            if (code.Length != digits || !code.All(char.IsAsciiDigit))
            {
                return $"Tệp {name}, dòng {line}: mã \"{code}\" phải có {digits} chữ số; hãy giữ cột mã dạng văn bản khi xuất.";
            }
        }

        return UnitKinds.OfName(level) is { } kind && kind.IsCommuneLevel()
            ? null
            : $"Tệp {name}, dòng {line}: cấp \"{level}\" không phải xã, phường, thị trấn hay đặc khu.";
    }

    private static string Kinds(IEnumerable<string> names) => string.Join(
        ", ",
        names.GroupBy(name => UnitKinds.OfName(name)).OrderBy(group => group.Key)
            .Select(group => $"{Print.Number(group.Count())} {Word(group.Key)}"));

    private static string Word(UnitKind? kind) => kind switch
    {
        UnitKind.Commune => "xã",
        UnitKind.Ward => "phường",
        UnitKind.Township => "thị trấn",
        UnitKind.SpecialZone => "đặc khu",
        _ => "khác",
    };
}
