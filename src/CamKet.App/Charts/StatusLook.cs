using CamKet.Progress;

namespace CamKet.App.Charts;

/// <summary>
/// How a status is shown: always a word, a shape and a colour together, so that it survives a black-and-white print and
/// eyes that do not tell red from green. Colours reach 4.5:1 on white and on their own tint.
/// </summary>
/// <param name="Word">"Có nguy cơ".</param>
/// <param name="Css">Class suffix: red, amber, blue, green, grey, none.</param>
/// <param name="Colour">The same colour for SVG, where no style sheet may reach.</param>
/// <param name="Rank">Order of urgency, 0 first: red, amber, blue, green, then what asks for nothing.</param>
public sealed record StatusLook(string Word, StatusShape Shape, string Css, string Colour, int Rank)
{
    public const string Red = "#b3261e";
    public const string Amber = "#b25e00";
    public const string Blue = "#1f6fb2";
    public const string Green = "#0f7b4b";
    public const string Grey = "#667085";

    public static StatusLook Of(Status status) => status switch
    {
        Status.OutOfReach => new("Không thể đạt", StatusShape.Square, "red", Red, 0),
        Status.Missed => new("Không đạt", StatusShape.Square, "red", Red, 0),
        Status.AtRisk => new("Có nguy cơ", StatusShape.Triangle, "amber", Amber, 1),
        Status.OnTrack => new("Đúng tiến độ", StatusShape.Diamond, "blue", Blue, 2),
        Status.Secured => new("Chắc chắn đạt", StatusShape.Circle, "green", Green, 3),
        Status.Met => new("Đạt", StatusShape.Circle, "green", Green, 3),
        Status.NotApplicable => new("Không phát sinh", StatusShape.Dash, "grey", Grey, 4),
        Status.NoDate => new("Chưa có hạn", StatusShape.Clock, "grey", Grey, 5),
        Status.NoData => new("Chưa có số liệu", StatusShape.Ring, "grey", Grey, 6),
        Status.Closed => new("Đã khép lại", StatusShape.Box, "grey", Grey, 7),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Only trouble is tinted; what is well stays white.</summary>
    public bool IsTrouble => Rank <= 1;
}

public enum StatusShape
{
    Circle,
    Diamond,
    Triangle,
    Square,
    Dash,
    Ring,
    Clock,
    Box,
}
