using CamKet.Extracts;
using CamKet.Figures;
using CamKet.Time;

namespace CamKet.Facts;

/// <summary>Why a row, or a column of it, cannot be taken: one Vietnamese sentence with what to do.</summary>
/// <param name="Field">The field's code; null where the row as a whole is at fault.</param>
public sealed record RowFault(string? Field, string Sentence);

/// <summary>A row of an extract read into a fact, or refused with every reason found.</summary>
public sealed record RowReading<T>(T? Fact, IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Warnings)
    where T : class
{
    public bool IsSound => Fact is not null;
}

/// <param name="CutOff">The last day the extract covers; what lies after it is in the future.</param>
/// <param name="Today">The day of the import.</param>
public sealed record RowContext(ExtractLayout Layout, DateOnly CutOff, DateOnly Today)
{
    public DateOnly Latest => CutOff < Today ? CutOff : Today;

    /// <summary>The first day the extract covers, for kinds whose rows may leave it to the file (a survey's wave).</summary>
    public DateOnly? From { get; init; }

    /// <summary>What one unit of the file's amounts is in đồng: 1,000,000 under "Đơn vị tính: triệu đồng".</summary>
    public decimal MoneyUnit { get; init; } = 1;

    /// <summary>Field → the same for one column, where its own head says so ("Dự toán (triệu đồng)"): it counts before the file's.</summary>
    public IReadOnlyDictionary<string, decimal> MoneyUnits { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    public decimal MoneyUnitOf(string field) => MoneyUnits.TryGetValue(field, out var own) ? own : MoneyUnit;
}

/// <summary>The cells of one row by field, and the faults found while they are read.</summary>
internal sealed class RowCells(IReadOnlyDictionary<string, Cell> cells, RowContext context)
{
    // Hardly any row has one.
    private List<RowFault>? faults;
    private List<string>? warnings;

    public RowContext Context => context;

    public RowReading<T> Finish<T>(Func<T> make)
        where T : class
    {
        // Made first: cells read only while it is made may be at fault too.
        var fact = make();
        return faults is not null ? new(null, faults, Warnings) : new(fact, [], Warnings);
    }

    public void Fault(string? field, string sentence) => (faults ??= []).Add(new RowFault(field, sentence));

    public void Warn(string sentence) => (warnings ??= []).Add(sentence);

    private IReadOnlyList<string> Warnings => warnings is null ? [] : warnings;

    public bool Has(string field) => !this[field].IsBlank;

    /// <summary>What the whole file is (a register of incoming documents) stands in every row that does not say otherwise.</summary>
    public Cell this[string field] => cells.TryGetValue(field, out var cell) && !cell.IsBlank ? cell : context.Layout.Constant(field);

    public string? Text(string field) => this[field] is { IsBlank: false } cell ? cell.Tidy : null;

    /// <summary>A text things are found by: an index holds only so much, and no name of the field is as long.</summary>
    public string? Text(string field, int longest)
    {
        var text = Text(field);
        if (text?.Length > longest)
        {
            Fault(field, $"{Capital(Name(field))} dài {Print.Number(text.Length)} chữ, nhiều nhất {Print.Number(longest)}: có lẽ ô chứa nhầm nội dung khác; sửa ô này rồi nạp lại dòng.");
        }

        return text;
    }

    public string Required(string field, int longest = int.MaxValue)
    {
        if (Text(field, longest) is { } text)
        {
            return text;
        }

        Fault(field, $"Thiếu {Name(field)}; điền vào ô này rồi nạp lại dòng.");
        return "";
    }

    public DateTime? Moment(string field) => Read(field)?.Value;

    /// <summary>A limit: where times are compared, a day without a time runs out with its last minute.</summary>
    public DateTime? Due(string field) => Read(field) is not { } due ? null
        : context.Layout.ByMinute && !due.HasTime ? due.Value.Date.AddDays(1).AddMinutes(-1)
        : due.Value;

    private MomentReading.Moment? Read(string field)
    {
        switch (this[field].ReadMoment())
        {
            case null:
                return null;
            case MomentReading.Moment moment:
                return moment;
            case MomentReading.Ambiguous:
                Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" có thể hiểu nhiều cách; ghi đủ ngày/tháng/năm bốn chữ số.");
                return null;
            default:
                Fault(field, WrittenDay.Fault(this[field].Text, Capital(Name(field))));
                return null;
        }
    }

    public DateOnly? Day(string field) => Moment(field) is { } moment ? DateOnly.FromDateTime(moment) : null;

    public DateOnly RequiredDay(string field)
    {
        if (this[field].IsBlank)
        {
            Fault(field, $"Thiếu {Name(field)}; điền theo dạng 31/12/2024 rồi nạp lại dòng.");
        }

        return Day(field) ?? default;
    }

    /// <summary>The day in the cell, or the one the whole file gives.</summary>
    public DateOnly DayOr(string field, DateOnly? otherwise) =>
        this[field].IsBlank && otherwise is { } day ? day : RequiredDay(field);

    public decimal? Number(string field)
    {
        switch (this[field].ReadNumber())
        {
            case null:
                return null;
            case NumberReading.Number number:
                return number.Value;
            case NumberReading.Ambiguous ambiguous:
                Fault(field, $"Số \"{ambiguous.Text}\" ở {Name(field)} có thể là {string.Join(" hoặc ", ambiguous.Readings.Select(Print.Short))}; ghi dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn.");
                return null;
            default:
                Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" không phải số; sửa lại thành số.");
                return null;
        }
    }

    public int Whole(string field, int otherwise = 0)
    {
        if (Number(field) is not { } number)
        {
            return otherwise;
        }

        if (number != Math.Floor(number) || number is < 0 or > 1_000_000_000)
        {
            Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" phải là số nguyên không âm; sửa lại.");
            return otherwise;
        }

        return (int)number;
    }

    /// <summary>A small count kept in two bytes; "Có" is one, "Không" none.</summary>
    public int Few(string field, int otherwise = 0)
    {
        if (this[field] is { Kind: CellKind.Text } cell && !char.IsAsciiDigit(cell.Text[0]) && Meaning(cell.Folded) is { } yes)
        {
            return yes ? 1 : 0;
        }

        var count = Whole(field, otherwise);
        if (count > 1000)
        {
            Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" lớn khác thường; kiểm tra lại cột này.");
        }

        return count;
    }

    public decimal Amount(string field)
    {
        if (this[field].IsBlank)
        {
            Fault(field, $"Thiếu {Name(field)}; điền số tiền bằng đồng rồi nạp lại dòng.");
            return 0;
        }

        var amount = (Number(field) ?? 0) * context.MoneyUnitOf(field);
        if (amount < 0)
        {
            Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" là số âm; sửa lại.");
        }

        return amount;
    }

    public bool YesNo(string field, bool otherwise = false)
    {
        var cell = this[field];
        if (cell.IsBlank)
        {
            return otherwise;
        }

        if (Mapped(field, cell) is { } mapped)
        {
            return mapped == "yes";
        }

        if (Meaning(cell.Folded) is { } yes)
        {
            return yes;
        }

        Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" không rõ có hay không; ghi Có hoặc Không.");
        return otherwise;
    }

    private static bool? Meaning(string folded) => folded switch
    {
        "co" or "x" or "1" or "yes" or "true" or "dung" or "da" or "roi" or "v" => true,
        "da so hoa" or "da ky so" or "da thanh toan" or "da thuc hien" or "da gui" => true,
        // A mark such as "-" folds to nothing: no.
        "khong" or "0" or "no" or "false" or "sai" or "chua" or "" => false,
        "chua so hoa" or "chua ky so" or "chua thanh toan" or "chua thuc hien" => false,
        _ => null,
    };

    /// <summary>Our code for the system's word, by the layout's table; a word it does not know is a fault.</summary>
    public string? Word(string field, string? otherwise = null)
    {
        var cell = this[field];
        if (cell.IsBlank)
        {
            return otherwise;
        }

        if (Mapped(field, cell) is { } code)
        {
            return code;
        }

        Fault(field, $"{Capital(Name(field))} \"{Text(field)}\" chưa có trong bảng quy đổi; sửa thành một trong: {string.Join(", ", Known(field))}.");
        return otherwise;
    }

    /// <summary>Dates separated by semicolons.</summary>
    public IReadOnlyList<DateOnly> Days(string field)
    {
        if (this[field].Kind != CellKind.Text)
        {
            return !this[field].IsBlank && Day(field) is { } one ? [one] : [];
        }

        var days = new List<DateOnly>();
        foreach (var part in this[field].Text.Split([';', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (WrittenMoment.Read(part) is MomentReading.Moment moment)
            {
                days.Add(DateOnly.FromDateTime(moment.Value));
            }
            else
            {
                Fault(field, WrittenDay.Fault(part, Capital(Name(field)) + ":") + " Nhiều ngày thì cách nhau bằng dấu chấm phẩy.");
            }
        }

        return days;
    }

    public string Name(string field) => FactFields.Of(context.Layout.Kind).FirstOrDefault(f => f.Code == field)?.Name.ToLowerInvariant() ?? field;

    private string? Mapped(string field, Cell cell) =>
        cell.Meaning(context.Layout, field);

    private IEnumerable<string> Known(string field) => context.Layout.Values.TryGetValue(field, out var words) ? words.Keys.Take(12) : [];

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
