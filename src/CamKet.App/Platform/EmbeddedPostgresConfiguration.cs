using System.Globalization;

namespace CamKet.App.Platform;

/// <summary>The server's settings, written anew at each start: the program, not the data, decides them.</summary>
internal static class EmbeddedPostgresConfiguration
{
    public static async Task Write(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place, CancellationToken ct)
    {
        await Replace(Path.Combine(place.Data, "postgresql.auto.conf"), "", ct);
        await Replace(Path.Combine(place.Data, "postgresql.conf"), Settings(settings, place), ct);
        await Replace(Path.Combine(place.Data, "pg_hba.conf"), "local all all peer map=camket\n", ct);
        // Peer asks the kernel who is at the other end of the socket: this program's own system user, and nobody else.
        await Replace(
            Path.Combine(place.Data, "pg_ident.conf"),
            string.Concat(((string[])["postgres", Roles.Owner, Roles.App, Roles.Public])
                .Select(role => $"camket \"{Environment.UserName}\" {role}\n")),
            ct);
    }

    /// <summary>In place, so that owner and mode stay the server's.</summary>
    private static Task Replace(string path, string text, CancellationToken ct) => File.WriteAllTextAsync(path, text, ct);

    private static string Settings(EmbeddedPostgresSettings settings, EmbeddedPostgresPlace place)
    {
        var durable = settings.ThrowAway ? "off" : "on";
        return string.Create(CultureInfo.InvariantCulture, $"""
            listen_addresses = ''
            unix_socket_directories = '{place.SocketFolder}'
            unix_socket_permissions = 0700
            max_connections = 200
            shared_buffers = {SharedBuffers()}MB
            effective_cache_size = {SharedBuffers() * 3}MB
            work_mem = 16MB
            maintenance_work_mem = 128MB
            max_wal_size = 2GB
            wal_compression = on
            fsync = {durable}
            synchronous_commit = {durable}
            full_page_writes = {durable}
            jit = off
            random_page_cost = 1.1
            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, dmy'
            lc_messages = 'C'
            default_text_search_config = 'pg_catalog.simple'
            idle_in_transaction_session_timeout = '10min'
            logging_collector = on
            log_directory = '{place.ServerLog}'
            log_filename = 'postgres-%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = '1d'
            log_min_duration_statement = '2s'
            log_parameter_max_length = 0

            """);
    }

    /// <summary>A quarter of the memory, within 128 MB and 2 GB: an office PC has 4 to 8 GB and other things to do.</summary>
    private static long SharedBuffers() =>
        Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 / (1024 * 1024), 128, 2048);
}
