namespace CamKet.Measures;

/// <summary>What dossiers are told apart by where a figure is asked for in its parts.</summary>
public enum FigureGrouping
{
    Field,
    Section,
    Procedure,
    Channel,
    Officer,
    Week,
    Unit,
}

/// <summary>What one part of a scope's dossiers has in a window: those of a field, of a section, of a week.</summary>
/// <param name="Unit">Whose they are; null where those of several units are added up.</param>
/// <param name="Key">As the facts have it; a week by its first day (yyyy-MM-dd), a unit by its number; null where they say nothing.</param>
/// <param name="Called">A name the facts give beside the key: of a procedure; null where there is none.</param>
/// <param name="Values">What was counted; an absent counter is 0. Different procedures are not counted by parts.</param>
public sealed record FigurePart(int? Unit, string? Key, string? Called, CounterValues Values);
