using CamKet.Figures;

namespace CamKet.Targets;

public static class Ladders
{
    /// <summary>The ladders of catalog/ladders, for a caller that hands none in; a test holds the two equal.</summary>
    public static IReadOnlyList<Ladder> Common { get; } =
    [
        new("par-class", "Xếp loại cải cách hành chính", ["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"]),
        new("satisfaction", "Mức độ hài lòng", ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]),
        new("task-completion", "Mức hoàn thành nhiệm vụ", ["Không hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"]),
    ];
}
