using CamKet.App.Charts;
using CamKet.Figures;

namespace CamKet.App.Board;

/// <summary>What the head of the steering committee most needs to know, in one or two sentences, before any figure.</summary>
public static class BoardSentence
{
    public static string Of(BoardGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid.Rows.Count == 0)
        {
            return "Chưa có đơn vị nào có cam kết.";
        }

        var red = grid.Rows.Where(r => r.Red > 0).ToList();
        var amber = grid.Rows.Where(r => r.Red == 0 && r.Amber > 0).ToList();
        var missed = string.Join(" hoặc ", grid.RedWords).ToLower(FigureText.Vietnamese);
        var first = (red.Count, amber.Count) switch
        {
            (0, 0) => "Không đơn vị nào có cam kết gặp nguy cơ.",
            (0, var a) => $"Không đơn vị nào có cam kết {missed}; {FigureText.Words(a)} đơn vị có cam kết có nguy cơ.",
            (1, var a) => $"{red[0].Unit.Name} có cam kết {missed}{Also(a)}.",
            var (r, a) => $"{FigureText.Capital(FigureText.Words(r))} đơn vị có cam kết {missed}{Also(a)}.",
        };
        var worst = grid.Columns.Where(c => c.InTrouble > 1).MaxBy(c => (c.InTrouble, c.Red));
        return worst is null
            ? first
            : $"{first} Vướng nhiều nhất: {worst.Title.ToLower(FigureText.Vietnamese)}, {Print.Number(worst.InTrouble)}/{Print.Number(worst.Units)} đơn vị.";
    }

    private static string Also(int amber) => amber == 0 ? "" : $", {FigureText.Words(amber)} đơn vị khác có nguy cơ";
}
