using CamKet.Facts;
using CamKet.Forms;
using CamKet.Measures;
using CamKet.Tests.Measures;
using CamKet.Time;
using Shouldly;
using Xunit;

namespace CamKet.Tests.Forms;

public sealed class FormFigureTests
{
    private static readonly FormEdition LeavesEndedOut = Edition(FormColumn.Outside);
    private static readonly FormEdition PrintsEndedOnTime = Edition(FormColumn.ResolvedOnTime);
    private static readonly FormEdition LeavesPausedOut = Edition(FormColumn.ResolvedOnTime, FormColumn.Outside);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_row_out_of_counters_is_the_row_counted_from_the_dossiers(int seed)
    {
        var random = new Random(seed);
        var dossiers = Enumerable.Range(0, 400).Select(i => Dossiers.Random(random, i)).Where(IsInOrder).ToList();
        for (var i = 0; i < 10; i++)
        {
            var from = new DateOnly(2023, 12, 1).AddDays(random.Next(300));
            var window = new Window(from, from.AddDays(random.Next(150)));
            var counted = DossierCounters.Count(dossiers, new CountingFrame(window, window.To));
            foreach (var edition in new[] { LeavesEndedOut, PrintsEndedOnTime })
            {
                var row = FormFigures.Row06a(null, counted, Ended(dossiers, window), edition);

                row.ShouldBe(Form06a.Total(Form06a.Count(dossiers, window, edition)), $"{window}, {edition.Code}");
                row.Holds.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void A_form_says_where_its_columns_do_not_add_up()
    {
        var sheet = new FormSheet(
            "x", "X", "X", new MeasureSource("X", null, true), null, "hồ sơ",
            [new("STT", FormHead.RowNumber, []), new("Lĩnh vực", FormHead.Field, []), new("Nhận", "received-and-carried", []), new("Xong", "resolved", [])],
            [FormIdentity.Read("3 = 4")], null);
        var counted = new CounterValues([KeyValuePair.Create("received", 3m), KeyValuePair.Create("resolved-early", 2m)]);

        var form = FilledForm.Of(sheet, null, [new FieldCount("Đất đai", counted, [])], isCovered: true);

        form.Broken.Select(b => b.Sentence).ShouldBe(["Đất đai: cột 3 = 4 không khớp (3 khác 2).", "Tổng cộng: cột 3 = 4 không khớp (3 khác 2)."]);
        var uncovered = FilledForm.Of(sheet, null, [new FieldCount("Đất đai", counted, [])], isCovered: false);
        uncovered.Total.Values.ShouldAllBe(v => v == null, "what no extract covers adds up to nothing, not to zero");
        uncovered.Broken.ShouldHaveSingleItem().IsTotal.ShouldBeFalse();
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_figure_a_column_can_print_is_made_of_the_dossiers_it_counts(int seed)
    {
        var random = new Random(seed);
        var dossiers = Enumerable.Range(0, 400).Select(i => Dossiers.Random(random, i)).Where(IsInOrder).ToList();
        for (var i = 0; i < 10; i++)
        {
            var from = new DateOnly(2023, 12, 1).AddDays(random.Next(300));
            var frame = CountingFrame.Until(from, from.AddDays(random.Next(150)));
            var counted = DossierCounters.Count(dossiers, frame);
            var each = dossiers.Select(d => DossierCounters.Count([d], frame)).ToList();
            foreach (var edition in new[] { LeavesEndedOut, PrintsEndedOnTime, LeavesPausedOut })
            {
                foreach (var (figure, value) in FormFigures.All(counted, FormFigures.Row06a(null, counted, Ended(dossiers, frame.Window), edition)))
                {
                    var made = FormFigures.MadeOf(figure, edition).ShouldNotBeNull(figure);
                    decimal Of(CounterValues dossier, IEnumerable<CounterName> counters) => dossier.Sum(counters);

                    // A sum loses a sum; what is taken one by one is taken or not.
                    each.Sum(d => figure.StartsWith("payments", StringComparison.Ordinal) ? Of(d, made.Numerator) - Of(d, made.Less) : Of(d, made.Less) > 0 ? 0 : Of(d, made.Numerator))
                        .ShouldBe(value, $"{figure}, {edition.Code}, {frame}");
                    made.Denominator.ShouldBeEmpty(figure);
                }
            }
        }

        FormFigures.MadeOf(FormHead.Field, LeavesEndedOut).ShouldBeNull();
        FormFigures.MadeOf(null, LeavesEndedOut).ShouldBeNull();
    }

    /// <summary>One that is finished before it came is no dossier of a form: its receipt and its result lie in different windows.</summary>
    private static bool IsInOrder(Dossier dossier) => dossier.Received is not { } received
        || ((dossier.Finished is not { } finished || finished.Date >= received.Date) && (dossier.EndedOn() is not { } ended || ended >= DateOnly.FromDateTime(received)));

    private static IEnumerable<EndedReceipts> Ended(IEnumerable<Dossier> dossiers, Window window) => dossiers
        .Where(d => d.IsEverReceived() && d.EndedOn() is { } day && window.Contains(day))
        .GroupBy(d => d.At(window.To))
        .Select(g => new EndedReceipts(
            g.Key,
            g.Count(d => window.Contains(DateOnly.FromDateTime(d.Received!.Value)) && d.Channel == Channel.Online),
            g.Count(d => window.Contains(DateOnly.FromDateTime(d.Received!.Value)) && d.Channel != Channel.Online),
            g.Count(d => !window.Contains(DateOnly.FromDateTime(d.Received!.Value)))));

    private static FormEdition Edition(FormColumn ended, FormColumn paused = FormColumn.OpenInTime) => new($"e-{ended}-{paused}", "E", new Dictionary<DossierState, FormColumn>
    {
        [DossierState.NotReceived] = FormColumn.Outside,
        [DossierState.OpenInTime] = FormColumn.OpenInTime,
        [DossierState.OpenOverdue] = FormColumn.OpenOverdue,
        [DossierState.Paused] = paused,
        [DossierState.ResolvedEarly] = FormColumn.ResolvedEarly,
        [DossierState.ResolvedOnTime] = FormColumn.ResolvedOnTime,
        [DossierState.ResolvedLate] = FormColumn.ResolvedLate,
        [DossierState.Withdrawn] = ended,
        [DossierState.Rejected] = ended,
        [DossierState.Stopped] = ended,
    });
}
