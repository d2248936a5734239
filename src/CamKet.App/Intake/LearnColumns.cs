using CamKet.App.Extracts;
using CamKet.App.Platform;
using CamKet.Extracts;

namespace CamKet.App.Intake;

/// <summary>A person says which column of an unknown table is what; it is kept for the next file with these heads.</summary>
internal sealed class LearnColumns(Database database, TimeProvider time)
{
    /// <summary>The field of each head, out of what was chosen: each field once, and never a column that names a person.</summary>
    /// <param name="chosen">The field's code for the head of this number; anything else where none was chosen.</param>
    public static IReadOnlyDictionary<string, string> Mapping(ImportOutcome.NotMapped unknown, Func<int, string> chosen)
    {
        var fields = FactFields.Of(unknown.Kind).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
        return unknown.Heads
            .Select((head, index) => (Head: head, Field: chosen(index)))
            .Where(pair => fields.Contains(pair.Field) && !HeadFinder.IsPersonal(pair.Head))
            .DistinctBy(pair => pair.Field)
            .ToDictionary(pair => pair.Head, pair => pair.Field, StringComparer.Ordinal);
    }

    /// <summary>Null when it is kept; else why it is not.</summary>
    public async Task<string?> Run(ImportOutcome.NotMapped unknown, IReadOnlyDictionary<string, string> mapping, string by, CancellationToken ct)
    {
        var missing = FactFields.Of(unknown.Kind).Where(field => field.Required && !mapping.Values.Contains(field.Code, StringComparer.Ordinal)).Select(field => $"\"{field.Name}\"").ToList();
        if (missing.Count > 0)
        {
            // Kept, it would be no mapping any file is read by.
            return $"Chưa ghi nhớ gì: chưa chỉ ra cột nào là {string.Join(", ", missing)}; hãy chọn đủ các mục có ghi (cần có), hoặc xuất lại tệp có các cột ấy.";
        }

        await using var transaction = await database.InScope(Scope.WholeProvince(unknown.Province), ct);
        await LayoutStore.Learn(transaction.Connection, unknown.Province, unknown.Key, unknown.Kind, mapping, time.GetUtcNow(), by, ct);
        await transaction.Commit(ct);
        return null;
    }
}
