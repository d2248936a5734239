using CamKet.App.Platform;

namespace CamKet.App.Tests.Fixture;

/// <summary>
/// A checkout of its own for a test about starting and stopping: data nobody else has, in a folder only its owner may
/// enter. Everything it made is removed.
/// </summary>
public sealed class TemporaryHome : IAsyncDisposable
{
    private readonly List<string> purposes = [];

    public TemporaryHome()
    {
        Folder = Directory.CreateTempSubdirectory("camket-home-").FullName;
        foreach (var part in (string[])["node_modules", "src", "catalog", "samples", "CamKet.slnx"])
        {
            var real = Path.Combine(PostgresServer.Home, part);
            if (Path.Exists(real))
            {
                File.CreateSymbolicLink(Path.Combine(Folder, part), real);
            }
        }
    }

    public string Folder { get; }

    internal EmbeddedPostgresSettings Settings(string purpose, bool mayShare = false)
    {
        purposes.Add(purpose);
        return new(Folder, purpose, MayShare: mayShare);
    }

    public string DataFolder(string purpose) => Path.Combine(EmbeddedPostgresPlace.FolderOf(Folder, purpose), "data");

    public async ValueTask DisposeAsync()
    {
        foreach (var purpose in purposes.Distinct(StringComparer.Ordinal))
        {
            if (EmbeddedPostgres.HasData(new(Folder, purpose)) && File.Exists(Path.Combine(DataFolder(purpose), "postmaster.pid")))
            {
                // A test left a server behind: take it over and stop it.
                await (await EmbeddedPostgres.Start(new(Folder, purpose, ThrowAway: true), CancellationToken.None)).DisposeAsync();
            }

            var folder = EmbeddedPostgresPlace.FolderOf(Folder, purpose);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Directory.Delete(Folder, recursive: true);
    }
}
