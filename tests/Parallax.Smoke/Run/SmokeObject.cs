namespace Parallax.Tests.Smoke;

/// <summary>The kinds of objects whose ids one call gives and another needs.</summary>
internal enum SmokeObject
{
    ActualTime,
    Client,
    Department,
    Offering,
    OfferingRole,
    Person,
    Pipeline,
    Project,
    RateCard,
    Rate,
    Role,
    Stage,
    TimesheetEntry,
}
