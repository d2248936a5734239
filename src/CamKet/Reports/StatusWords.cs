using CamKet.Progress;

namespace CamKet.Reports;

/// <summary>A status as a report says it in prose; where nothing is known it says nothing.</summary>
public static class StatusWords
{
    public static string InReport(Status status) => status switch
    {
        Status.Secured => "chắc chắn đạt chỉ tiêu cam kết",
        Status.OnTrack => "đúng tiến độ, có khả năng đạt chỉ tiêu cam kết",
        Status.AtRisk => "có nguy cơ không đạt chỉ tiêu cam kết",
        Status.OutOfReach => "không thể đạt chỉ tiêu cam kết",
        Status.Met => "đạt chỉ tiêu cam kết",
        Status.Missed => "không đạt chỉ tiêu cam kết",
        Status.NotApplicable => "trong kỳ không phát sinh",
        Status.NoData => "",
        Status.Closed => "khép lại do sắp xếp đơn vị",
        Status.NoDate => "chưa có hạn hoàn thành",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
