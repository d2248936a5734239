using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using CamKet.Extracts;

namespace CamKet.App.Extracts;

/// <summary>A row's cells by field, blank ones left out: looked at where they lie, nothing is copied.</summary>
internal sealed class RowFields(FrozenDictionary<string, int> columns, Cell[] cells) : IReadOnlyDictionary<string, Cell>
{
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    public IEnumerable<Cell> Values => this.Select(pair => pair.Value);

    public int Count => this.Count();

    public bool HasTwo
    {
        get
        {
            var filled = 0;
            foreach (var column in columns.Values)
            {
                if (column < cells.Length && !cells[column].IsBlank && ++filled == 2)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>True where a text of the row's fields is longer than so many characters.</summary>
    public bool HasLonger(int characters)
    {
        foreach (var column in columns.Values)
        {
            if (column < cells.Length && cells[column] is { Kind: CellKind.Text } cell && cell.Text.Length > characters)
            {
                return true;
            }
        }

        return false;
    }

    public Cell this[string key] => TryGetValue(key, out var cell) ? cell : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Cell value)
    {
        value = columns.TryGetValue(key, out var column) && column < cells.Length ? cells[column] : Cell.Blank;
        return !value.IsBlank;
    }

    public IEnumerator<KeyValuePair<string, Cell>> GetEnumerator()
    {
        foreach (var (field, column) in columns)
        {
            if (column < cells.Length && !cells[column].IsBlank)
            {
                yield return new(field, cells[column]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
