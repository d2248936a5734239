using System.Globalization;

namespace CamKet.App.Platform;

/// <summary>Writes each event of the log as one line to the writer given, which several threads may write to.</summary>
internal sealed class LogLines(TextWriter log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(log, categoryName);

    public void Dispose()
    {
        // The writer belongs to whoever gave it.
    }

    private sealed class Lines(TextWriter log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Word(logLevel)}: {category}[{eventId.Id}] {formatter(state, exception)}{(exception is null ? "" : " " + exception)}").ReplaceLineEndings(" "));

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
    }
}
