using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CamKet.App.Charts;

/// <summary>The SVG element <c>text</c>: in Razor its name is taken by a directive. White behind it keeps it readable over lines.</summary>
public sealed class SvgText : ComponentBase
{
    [Parameter, EditorRequired] public required string X { get; set; }

    [Parameter, EditorRequired] public required string Y { get; set; }

    [Parameter] public string Anchor { get; set; } = "start";

    [Parameter] public string Fill { get; set; } = "#475467";

    [Parameter] public int Weight { get; set; } = 400;

    [Parameter] public bool OverLines { get; set; }

    [Parameter, EditorRequired] public required string Words { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddAttribute(4, "fill", Fill);
        builder.AddAttribute(5, "font-weight", Weight);
        if (OverLines)
        {
            builder.AddAttribute(6, "stroke", "#fff");
            builder.AddAttribute(7, "stroke-width", "4");
            builder.AddAttribute(8, "paint-order", "stroke");
        }

        builder.AddContent(9, Words);
        builder.CloseElement();
    }
}
