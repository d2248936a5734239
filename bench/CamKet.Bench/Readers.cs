using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace CamKet.Bench;

/// <summary>One answer as a reader saw it.</summary>
internal readonly record struct Seen(double At, double Milliseconds, ulong Body);

/// <summary>Fifty visitors on kept connections who ask again as soon as they have their answer; plain sockets, so that the reader costs little.</summary>
internal static class Readers
{
    private const int Connections = 50;

    /// <param name="url">Asked by every reader; <c>{0}</c> becomes a number never used before.</param>
    public static async Task<IReadOnlyList<Seen>> Read(Uri server, string url, TimeSpan length, Stopwatch clock, CancellationToken ct)
    {
        var seen = new ConcurrentBag<IReadOnlyList<Seen>>();
        var end = clock.Elapsed + length;
        var number = 0;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(
            async () =>
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(server.Host, server.Port, ct);
                var (mine, buffer) = (new List<Seen>(), new byte[1 << 20]);
                while (clock.Elapsed < end)
                {
                    var path = url.Replace("{0}", Interlocked.Increment(ref number).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
                    var began = clock.Elapsed.TotalMilliseconds;
                    await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept-Encoding: br\r\n\r\n"), ct);
                    var body = await Answer(socket, buffer, ct);
                    var now = clock.Elapsed.TotalMilliseconds;
                    mine.Add(new Seen(now, now - began, body));
                }

                seen.Add(mine);
            },
            ct)));
        return [.. seen.SelectMany(one => one)];
    }

    /// <summary>A hash of the body, whole; the answer must be 200.</summary>
    private static async Task<ulong> Answer(Socket socket, byte[] buffer, CancellationToken ct)
    {
        var (held, head) = (0, -1);
        while (head < 0)
        {
            held += await Receive(held);
            head = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8);
        }

        var text = Encoding.ASCII.GetString(buffer, 0, head);
        if (!text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(text);
        }

        var start = head + 4;
        var length = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
        {
            var end = start + int.Parse(length.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture);
            while (held < end)
            {
                held += await Receive(held);
            }

            return Hash(buffer.AsSpan(start, end - start));
        }

        while (!buffer.AsSpan(start, held - start).EndsWith("0\r\n\r\n"u8))
        {
            held += await Receive(held);
        }

        return Hash(Unchunked(buffer.AsSpan(start, held - start)));

        async Task<int> Receive(int at)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(at), ct);
            return got > 0 ? got : throw new InvalidOperationException("The server hung up.");
        }
    }

    private static ulong Hash(ReadOnlySpan<byte> body)
    {
        var hash = new HashCode();
        hash.AddBytes(body);
        return (ulong)unchecked((uint)hash.ToHashCode()) | ((ulong)body.Length << 32);
    }

    private static byte[] Unchunked(ReadOnlySpan<byte> chunks)
    {
        var body = new List<byte>(chunks.Length);
        while (true)
        {
            var line = chunks.IndexOf("\r\n"u8);
            var size = int.Parse(chunks[..line], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);
            if (size == 0)
            {
                return [.. body];
            }

            body.AddRange(chunks.Slice(line + 2, size));
            chunks = chunks[(line + 2 + size + 2)..];
        }
    }
}
