namespace Parallax;

/// <summary>
/// The Parallax API, a property for every group of operations. One instance serves the whole process, from any number of threads.
/// </summary>
public interface IParallaxClient
{
    /// <summary>Hours worked on project offerings.</summary>
    IActualTimeApi ActualTime { get; }

    /// <summary>The organisations that projects are delivered to.</summary>
    IClientsApi Clients { get; }

    /// <summary>Teams and disciplines by which roles are grouped. The API has no call for a single one.</summary>
    IDepartmentsApi Departments { get; }

    /// <summary>Those who can be assigned to work.</summary>
    IPeopleApi People { get; }

    /// <summary>Sales pipelines, as the CRM has them.</summary>
    IPipelinesApi Pipelines { get; }

    /// <summary>The steps of a pipeline, each with the likelihood of a sale.</summary>
    IStagesApi Stages { get; }

    /// <summary>Engagements for clients.</summary>
    IProjectsApi Projects { get; }

    /// <summary>Scopes or phases of a project.</summary>
    IProjectOfferingsApi ProjectOfferings { get; }

    /// <summary>The roles that an offering needs, who fills them, and the hours planned.</summary>
    IProjectOfferingRolesApi ProjectOfferingRoles { get; }

    /// <summary>Lists of roles with a bill rate each.</summary>
    IRateCardsApi RateCards { get; }

    /// <summary>The bill rates of a rate card.</summary>
    IRateCardRatesApi RateCardRates { get; }

    /// <summary>Kinds of work or skill.</summary>
    IRolesApi Roles { get; }

    /// <summary>Labels on people, projects and offering roles.</summary>
    ITagsApi Tags { get; }

    /// <summary>Time recorded in the timesheets of Parallax itself, with its approval.</summary>
    ITimesheetEntriesApi TimesheetEntries { get; }

    /// <summary>
    /// How full the rate limit is now: what is free, what waits, until when no call leaves after a 429, and how long a number of calls will
    /// take. Costs no call.
    /// </summary>
    ParallaxRateLimitStatus RateLimit { get; }

    /// <summary>
    /// The configured client: key, limits and errors as everywhere. Hand it to a generated client to call an operation that has
    /// no friendlier name yet: <c>new ProjectsClient(parallax.HttpClient)</c>. Its synchronous <c>Send</c> throws
    /// <see cref="NotSupportedException"/>.
    /// </summary>
    HttpClient HttpClient { get; }

    /// <summary>
    /// A light view of the same client: same key, limit and connections, and <paramref name="options"/> for all that is called through it,
    /// lists and <see cref="HttpClient"/> included. Keep it for as many calls as you like; there is nothing to dispose of.
    /// </summary>
    /// <param name="options">What is to be different. A view of a view keeps what these leave open.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    IParallaxClient With(ParallaxCallOptions options);
}
