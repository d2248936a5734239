namespace CamKet.App.Tests.Architecture;

/// <summary>
/// The rooms of an assembly, one for each folder below its root, and the arrows between them: an arrow goes from the room that uses a type to the room
/// that holds it. The root (the table of contents) is no room: it knows them all.
/// </summary>
internal sealed class Rooms
{
    private readonly string root;
    private readonly IReadOnlyList<TypeReference> across;

    /// <param name="root">The namespace whose parts are the rooms, as "CamKet.App".</param>
    public Rooms(IEnumerable<TypeReference> references, string root)
    {
        this.root = root;
        var all = references.Where(r => RoomOf(r.From) is not null).ToList();
        Names = [.. all.Select(r => RoomOf(r.From)!).Distinct().Order(StringComparer.Ordinal)];
        across = [.. all.Where(r => RoomOf(r.To) is { } to && to != RoomOf(r.From))];
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Uses that go against the order: from a room to itself or to one that stands after it. A room the order does not name stands after all.</summary>
    public IReadOnlyList<string> Against(IReadOnlyList<string> order)
    {
        var place = order.Select((room, at) => (room, at)).ToDictionary(r => r.room, r => r.at, StringComparer.Ordinal);
        return [.. across.Where(r => Place(r.To) >= Place(r.From)).Select(r => $"{Short(r.From)} -> {Short(r.To)}").Order(StringComparer.Ordinal)];

        int Place(string type) => place.GetValueOrDefault(RoomOf(type)!, int.MaxValue);
    }

    /// <summary>The rooms that are left when, again and again, those are taken away that use none of the others: empty where there is no circle.</summary>
    public IReadOnlyList<string> InCircles()
    {
        var left = Names.ToHashSet(StringComparer.Ordinal);
        while (left.FirstOrDefault(room => !Uses(room).Any(left.Contains)) is { } free)
        {
            left.Remove(free);
        }

        return [.. left.Order(StringComparer.Ordinal)];
    }

    /// <summary>The rooms a room uses.</summary>
    public IReadOnlyList<string> Uses(string room) =>
        [.. across.Where(r => RoomOf(r.From) == room).Select(r => RoomOf(r.To)!).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The types of a room that other rooms use.</summary>
    public IReadOnlyList<string> Doors(string room) =>
        [.. across.Where(r => RoomOf(r.To) == room).Select(r => r.To.Split('.')[^1].Split('`')[0]).Distinct().Order(StringComparer.Ordinal)];

    private string Short(string type) => type[(root.Length + 1)..];

    private string? RoomOf(string type) =>
        type.StartsWith(root + ".", StringComparison.Ordinal) && Short(type).Split('.') is { Length: > 1 } parts && !parts[^1].StartsWith('<') ? parts[0] : null;
}
