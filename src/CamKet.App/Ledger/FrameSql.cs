using CamKet.Facts;
using CamKet.Time;
using Npgsql;

namespace CamKet.App.Ledger;

/// <summary>The frames a statement counts in, as its parameters and as the rows <c>f(from_day, edge, as_of, no)</c>, numbered from 1 in their order.</summary>
internal static class FrameSql
{
    public const string Rows = "unnest(@froms::date[], @edges::date[], @asOfs::date[]) with ordinality as f(from_day, edge, as_of, no)";

    public static void Add(NpgsqlCommand command, IReadOnlyList<CountingFrame> frames)
    {
        command.Parameters.AddWithValue("froms", frames.Select(f => f.Window.From).ToArray());
        command.Parameters.AddWithValue("edges", frames.Select(f => f.Edge).ToArray());
        command.Parameters.AddWithValue("asOfs", frames.Select(f => f.AsOf).ToArray());
    }
}
