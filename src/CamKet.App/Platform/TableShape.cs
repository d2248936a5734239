using Dapper;
using Npgsql;

namespace CamKet.App.Platform;

internal enum TableKind
{
    /// <summary>Rows of a province lie together on one server, named by province_id.</summary>
    Distributed,

    /// <summary>The whole table lies on every server.</summary>
    Reference,

    /// <summary>On the coordinator only, without a foreign key to the others.</summary>
    Local,
}

/// <summary>One table of the store and where its rows lie once there are several servers.</summary>
/// <param name="Kind">Null: nobody has decided yet; a test fails on it.</param>
/// <param name="Key">The columns of its primary key, in order.</param>
/// <param name="References">The tables its foreign keys point at.</param>
/// <param name="Why">One Vietnamese sentence.</param>
internal sealed record TableShape(string Name, TableKind? Kind, IReadOnlyList<string> Key, IReadOnlyList<string> References, string Why)
{
    public const string ShardedBy = "province_id";

    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["province"] = "Danh sách tỉnh: nhỏ, tỉnh nào cũng tra, nên máy nào cũng có một bản.",
        ["unit"] = "Danh mục đơn vị: nhỏ, tỉnh nào cũng tra (đơn vị có thể sang tỉnh khác), nên máy nào cũng có một bản.",
        ["unit_successor"] = "Đơn vị nào thành đơn vị nào, qua cả ranh giới tỉnh: máy nào cũng có một bản.",
        ["unit_issue"] = "Lỗi của bảng đơn vị chính thức: nhỏ, đi cùng danh mục đơn vị.",
    };

    private static readonly Dictionary<string, string> Central = new(StringComparer.Ordinal)
    {
        ["migration"] = "Các bước di trú đã áp dụng: chỉ máy điều phối cần.",
        ["account"] = "Tài khoản: không nối với số liệu của tỉnh nào, chỉ máy điều phối cần.",
        ["protection_key"] = "Khóa bảo vệ phiên đăng nhập, chung cho mọi máy web: chỉ máy điều phối cần.",
        ["occurrence"] = "Việc định kỳ, máy web nào nhận thì làm: khóa dòng ở một chỗ là máy điều phối.",
    };

    private static readonly string Sharded = "Số liệu của tỉnh: khóa bắt đầu bằng province_id, các dòng của một tỉnh nằm cùng một máy.";

    /// <summary>
    /// Every table of the database. One with row-level security holds what belongs to a province; of the others this page names each.
    /// Referenced tables come before those that reference them, which is the order Citus takes them in.
    /// </summary>
    public static async Task<IReadOnlyList<TableShape>> All(NpgsqlConnection connection, CancellationToken ct)
    {
        var rows = (await connection.QueryAsync<(string Name, bool Secured, string[] Key, string[] References)>(new CommandDefinition(
            """
            select c.relname::text, c.relrowsecurity,
                   array(select a.attname::text
                           from pg_constraint k
                          cross join unnest(k.conkey) with ordinality p (no, place)
                           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.no
                          where k.conrelid = c.oid and k.contype = 'p' order by p.place),
                   array(select distinct o.relname::text from pg_constraint k join pg_class o on o.oid = k.confrelid
                          where k.conrelid = c.oid and k.contype = 'f' order by 1)
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) = @owner
             order by c.relname
            """,
            new { owner = Roles.Owner },
            cancellationToken: ct))).AsList();
        return Ordered([.. rows.Select(row => new TableShape(row.Name, KindOf(row.Name, row.Secured), row.Key, row.References, WhyOf(row.Name, row.Secured)))]);
    }

    private static TableKind? KindOf(string name, bool secured) =>
        secured ? TableKind.Distributed : Shared.ContainsKey(name) ? TableKind.Reference : Central.ContainsKey(name) ? TableKind.Local : null;

    private static string WhyOf(string name, bool secured) =>
        secured ? Sharded : Shared.GetValueOrDefault(name) ?? Central.GetValueOrDefault(name) ?? "Chưa ai quyết định: thêm vào TableShape.";

    private static List<TableShape> Ordered(List<TableShape> tables)
    {
        var ordered = new List<TableShape>();
        while (ordered.Count < tables.Count)
        {
            var next = tables.Except(ordered).Where(t => t.References.All(r => r == t.Name || ordered.Exists(o => o.Name == r))).ToList();
            if (next.Count == 0)
            {
                throw new InvalidOperationException("Foreign keys go round in a circle.");
            }

            ordered.AddRange(next);
        }

        return [.. ordered.OrderBy(t => t.Kind)];
    }
}
