namespace CamKet.Procedures;

/// <summary>How far a procedure is served online: toàn trình, một phần, or only information.</summary>
public enum ServiceLevel
{
    None = 0,
    Partial = 1,
    Full = 2,
}
