// begin-snippet: lease
using System.Data.Common;

namespace Parallax.Recipes.CrmSync;

/// <summary>
/// A lease in a row of your database, in SQL that PostgreSQL and SQLite know:
/// <c>CREATE TABLE sync_lease (name TEXT PRIMARY KEY, owner TEXT NOT NULL, held_until BIGINT NOT NULL)</c>.
/// </summary>
public sealed class SqlLease(DbDataSource database, TimeProvider time) : ISyncLease
{
    private readonly string _owner = Guid.NewGuid().ToString("N");

    // One statement, so the database decides between two instances that ask at the same time.
    public async Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        const string sql = """
            INSERT INTO sync_lease (name, owner, held_until) VALUES ('crm-sync', @owner, @until)
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, held_until = excluded.held_until
            WHERE sync_lease.owner = excluded.owner OR sync_lease.held_until <= @now
            """;
        return await ExecuteAsync(
            sql, cancellationToken, ("@until", (now + duration).ToUnixTimeMilliseconds()), ("@now", now.ToUnixTimeMilliseconds())) == 1;
    }

    public Task ReleaseAsync(CancellationToken cancellationToken)
        => ExecuteAsync("DELETE FROM sync_lease WHERE name = 'crm-sync' AND owner = @owner", cancellationToken);

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params (string Name, object Value)[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var (name, value) in values.Append(("@owner", _owner)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
// end-snippet
