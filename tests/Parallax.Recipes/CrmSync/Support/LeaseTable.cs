using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Parallax.Recipes.CrmSync.Support;

/// <summary>A database in memory with the table of the lease, and nothing in it.</summary>
internal sealed class LeaseTable : IAsyncDisposable
{
    private readonly DbConnection _keptOpen;

    private LeaseTable(DbDataSource database, DbConnection keptOpen) => (Database, _keptOpen) = (database, keptOpen);

    public DbDataSource Database { get; }

    public static async Task<LeaseTable> CreateAsync()
    {
        var database = SqliteFactory.Instance.CreateDataSource($"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared");
        var connection = await database.OpenConnectionAsync();
        await using var command = database.CreateCommand(
            "CREATE TABLE sync_lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, held_until BIGINT NOT NULL)");
        await command.ExecuteNonQueryAsync();
        return new LeaseTable(database, connection);
    }

    /// <summary>Another instance has taken the lease, as if that of the first had run out.</summary>
    public async Task GiveToAnotherAsync()
    {
        await using var command = Database.CreateCommand($"UPDATE sync_lease SET owner = 'another', held_until = {long.MaxValue}");
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _keptOpen.DisposeAsync();
        await Database.DisposeAsync();
    }
}
