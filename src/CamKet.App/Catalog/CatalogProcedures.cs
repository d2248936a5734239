using CamKet.App.Platform;
using CamKet.Procedures;

namespace CamKet.App.Catalog;

/// <summary>The procedures of <c>catalog/procedures/*.yml</c>.</summary>
internal static class CatalogProcedures
{
    public static ProcedureCatalog Read(string folder) => new(CatalogFiles.Read<ProceduresFile>(folder).SelectMany(file => file.Procedures).Select(Of));

    private static Procedure Of(Entry entry) => new(
        entry.Code,
        entry.Name,
        entry.Field,
        entry.Level switch { "full" => ServiceLevel.Full, "partial" => ServiceLevel.Partial, "none" => ServiceLevel.None, _ => throw Unknown(entry, entry.Level) },
        entry.Fee,
        new TimeLimit(entry.Limit, entry.LimitUnit switch
        {
            "hours" => LimitUnit.Hours,
            "working-days" => LimitUnit.WorkingDays,
            "calendar-days" => LimitUnit.CalendarDays,
            _ => throw Unknown(entry, entry.LimitUnit),
        }),
        entry.Section,
        entry.Interlinked,
        entry.ValidFrom,
        entry.ValidTo,
        entry.Published);

    private static MachineFault Unknown(Entry entry, string word) => new($"Danh mục thủ tục: {entry.Code} có giá trị \"{word}\" không biết.");

    private sealed class ProceduresFile
    {
        public required string Source { get; init; }

        public required List<Entry> Procedures { get; init; }
    }

    private sealed class Entry
    {
        public required string Code { get; init; }

        public required string Name { get; init; }

        public required string Field { get; init; }

        public required string Level { get; init; }

        public required bool Fee { get; init; }

        public required int Limit { get; init; }

        public required string LimitUnit { get; init; }

        public required string Section { get; init; }

        public bool Interlinked { get; init; }

        public DateOnly? ValidFrom { get; init; }

        public DateOnly? ValidTo { get; init; }

        public DateOnly? Published { get; init; }
    }
}
