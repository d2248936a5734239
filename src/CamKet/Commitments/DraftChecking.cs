using System.Globalization;
using CamKet.Documents;
using CamKet.Figures;
using CamKet.Targets;
using CamKet.Time;

namespace CamKet.Commitments;

/// <summary>Reads the typed fields of a draft. Nothing is guessed: what cannot be read is a fault that names its field.</summary>
public static class DraftChecking
{
    public static DraftOutcome Check(this Draft draft, Guid id, int version, string? sourceSha256)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var faults = new List<DraftFault>();
        if (draft.Kind == nameof(DocumentKind.Report))
        {
            faults.Add(new("kind", "Văn bản này là báo cáo, không phải bản cam kết: nộp báo cáo ở trang Báo cáo; nếu đúng là cam kết, chọn lại Loại văn bản."));
        }

        if (draft.UnitNo is null)
        {
            faults.Add(new("unit", "Chưa xác nhận đơn vị cam kết: chọn đơn vị trong danh mục."));
        }

        var day = TypedField.Date(draft.Day, "day", "Ngày văn bản", faults);
        var year = TypedField.Whole(draft.Year, "year", "Năm", faults);
        if (draft.Year.Trim().Length == 0)
        {
            faults.Add(new("year", "Thiếu năm của cam kết: ghi năm, ví dụ 2024."));
        }
        else if (year is < 2000 or > 2100)
        {
            faults.Add(new("year", $"Năm {draft.Year.Trim()} không hợp lệ: ghi năm bốn chữ số, ví dụ 2024."));
        }

        var items = Items(draft, faults);
        var duties = draft.Duties.Select((d, i) => (d, i)).Where(x => x.d.Keep).Select(x => Duty(x.d, x.i, faults)).OfType<DocumentDuty>().ToList();
        if (items.Count == 0 && faults.TrueForAll(f => !f.Field.StartsWith("items", StringComparison.Ordinal)))
        {
            faults.Add(new("items", "Chưa có nội dung cam kết nào: thêm ít nhất một nội dung."));
        }

        var statements = StatementChecking.Read(draft, faults);
        return faults.Count > 0
            ? new DraftOutcome.Faulty(faults)
            : new DraftOutcome.Ready(new Commitment(
                draft.UnitNo!.Value, id, version, TypedField.Text(draft.Number), day, draft.Issuer.Trim(), TypedField.Text(draft.Receiver), year!.Value,
                draft.Indices, items, duties, sourceSha256), statements);
    }

    private static List<CommitmentItem> Items(Draft draft, List<DraftFault> faults)
    {
        var items = new List<CommitmentItem>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Items.Count; i++)
        {
            var d = draft.Items[i];
            if (!d.Keep)
            {
                continue;
            }

            var at = DraftField.At("items", i);
            var path = d.Path.Trim();
            var name = path.Length > 0 ? "Mục " + path : $"Mục thứ {(i + 1).ToString(CultureInfo.InvariantCulture)}";
            if (path.Length == 0)
            {
                faults.Add(new(at + ".path", $"{name} chưa có số thứ tự: ghi như trong văn bản, ví dụ B.II.1."));
            }
            else if (!path.All(c => char.IsLetterOrDigit(c) || c is '.' or '-') || path.Length > 40)
            {
                faults.Add(new(at + ".path", $"Số thứ tự “{path}” không hợp lệ: chỉ dùng chữ, số, dấu chấm và gạch nối."));
            }
            else if (!paths.Add(path))
            {
                faults.Add(new(at + ".path", $"Số thứ tự {path} có ở hai nội dung: sửa một trong hai, hoặc bỏ nội dung trùng."));
            }

            if (d.Text.Trim().Length == 0)
            {
                faults.Add(new(at + ".text", $"{name} chưa có nội dung: ghi nội dung cam kết, hoặc bỏ mục này."));
            }

            var baseline = Target(d.Baseline, at + ".baseline", name + ", kết quả năm trước", faults);
            var baselineAlso = Target(d.BaselineAlso, at + ".baselineAlso", name + ", kết quả năm trước (phần thêm)", faults);
            var targets = new[]
            {
                Target(d.Target, at + ".target", name + ", mức cam kết", faults),
                Target(d.TargetAlso, at + ".targetAlso", name + ", mức cam kết (phần thêm)", faults),
            }.OfType<Target>().ToList();
            var deadline = TypedField.Date(d.Deadline, at + ".deadline", name + ", hạn hoàn thành", faults);
            var written = targets.Where(t => t.Type == TargetType.Milestone).Max(t => t.Due);
            if (deadline is { } bound && written is { } other && bound != other && d.Origin?.Deadline != d.Deadline.Trim())
            {
                faults.Add(new(at + ".deadline", $"{name}: hạn hoàn thành {Time.VietnameseDate.Print(bound)} khác ngày {Time.VietnameseDate.Print(other)} ở mức cam kết; ghi cùng một ngày, hoặc để trống một chỗ."));
            }

            items.Add(new CommitmentItem(
                path, d.Group, d.Text.Trim(),
                baseline is null ? baselineAlso : baselineAlso is null ? baseline : baseline with { Also = [baselineAlso] },
                targets, TypedField.Text(d.OwnerSection), TypedField.Text(d.OwnerPost), TypedField.Text(d.EvidenceNeeded), TypedField.Text(d.Measure), deadline, TypedField.Text(d.Note)));
        }

        return items;
    }

    /// <summary>The target typed, null for none; unreadable values are faults.</summary>
    private static Target? Target(DraftTarget d, string field, string name, List<DraftFault> faults)
    {
        if (!Enum.TryParse<TargetType>(d.Type, out var type))
        {
            if (d.Value.Trim().Length > 0)
            {
                faults.Add(new(field + ".type", $"{name}: chọn loại (tỷ lệ, số lượng, xếp hạng…) cho “{d.Value.Trim()}”."));
            }

            return null;
        }

        var op = Operators.FromCode(d.Op) ?? (type is TargetType.Rank or TargetType.Milestone ? Operator.AtMost : Operator.AtLeast);
        var value = d.Value.Trim();
        var target = new Target(type, op, d.Implied || d.Op.Length == 0, null, null, null, null, TypedField.Text(d.Block), TypedField.Text(d.Ladder), TypedField.Text(d.Raw) ?? value, []);
        switch (type)
        {
            case TargetType.Grade:
                if (value.Length == 0)
                {
                    faults.Add(new(field + ".value", $"{name}: ghi mức xếp loại, ví dụ Tốt."));
                }

                return target with { Word = value };
            case TargetType.Milestone:
                return target with { Date = TypedField.Date(value, field + ".value", name, faults)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            default:
                var number = TypedField.Number(value, field + ".value", name, faults);
                if (number is { } n && Range(type, n) is { } wrong)
                {
                    faults.Add(new(field + ".value", $"{name}: {wrong}"));
                }

                var of = type == TargetType.Rank ? TypedField.Whole(d.Of, field + ".of", name + ", tổng số đơn vị xếp hạng", faults) : null;
                if (of is { } all && number > all)
                {
                    faults.Add(new(field + ".of", $"{name}: thứ {value} trên {d.Of.Trim()} đơn vị không hợp lý; sửa thứ hạng hoặc tổng số."));
                }

                return target with { Number = number, Of = of };
        }
    }

    private static string? Range(TargetType type, decimal n) => type switch
    {
        TargetType.Percent when n is < 0 or > 1000 => "tỷ lệ phải từ 0 đến 1000%.",
        TargetType.Rank when n < 1 || n != Math.Truncate(n) => "thứ hạng là số nguyên từ 1.",
        _ when n < 0 => "không nhận số âm.",
        _ => null,
    };

    private static DocumentDuty? Duty(DraftDuty d, int index, List<DraftFault> faults)
    {
        var at = DraftField.At("duties", index);
        if (d.Text.Trim().Length == 0)
        {
            faults.Add(new(at + ".text", $"Nhiệm vụ định kỳ thứ {(index + 1).ToString(CultureInfo.InvariantCulture)} chưa có nội dung: ghi nội dung, hoặc bỏ nhiệm vụ này."));
            return null;
        }

        const string name = "Nhiệm vụ định kỳ";
        var month = TypedField.Whole(d.Month, at + ".month", name + ", tháng", faults);
        var day = TypedField.Whole(d.Day, at + ".day", name + ", ngày", faults);
        if (month is < 1 or > 12)
        {
            faults.Add(new(at + ".month", $"{name}: tháng phải từ 1 đến 12."));
        }

        if (day is < 1 or > 31)
        {
            faults.Add(new(at + ".day", $"{name}: ngày phải từ 1 đến 31."));
        }

        return new DocumentDuty(
            d.Text.Trim(),
            new DutyRule(
                d.Every, month, day, TypedField.Date(d.Date, at + ".date", name + ", ngày đến hạn", faults)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TypedField.Whole(d.Times, at + ".times", name + ", số lần", faults), d.Inclusive),
            TypedField.Text(d.To));
    }
}
