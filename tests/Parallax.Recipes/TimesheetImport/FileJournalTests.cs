namespace Parallax.Recipes.TimesheetImport;

internal sealed class FileJournalTests
{
    private string _path = null!;

    [SetUp]
    public void ChoosePath() => _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [TearDown]
    public void Delete() => File.Delete(_path);

    [Test]
    public void It_remembers_the_last_state_of_each_row()
    {
        using (var journal = new FileJournal(_path))
        {
            journal.Write("ts-a", RowState.InDoubt);
            journal.Write("ts-b", RowState.InDoubt);
            journal.Write("ts-a", RowState.Entered);
        }

        using var again = new FileJournal(_path);
        Assert.That(
            (again.StateOf("ts-a"), again.StateOf("ts-b"), again.StateOf("ts-c")),
            Is.EqualTo((RowState.Entered, RowState.InDoubt, RowState.Open)));
    }

    [Test]
    public void A_line_that_a_crash_has_cut_off_anywhere_counts_for_nothing_and_the_next_one_is_whole([Range(0, 12)] int left)
    {
        using (var journal = new FileJournal(_path))
        {
            journal.Write("ts-a", RowState.InDoubt);
            journal.Write("ts-a", RowState.Entered);
        }

        using (var file = File.OpenWrite(_path))
        {
            file.SetLength("InDoubt ts-a\n".Length + left);
        }

        using (var journal = new FileJournal(_path))
        {
            Assert.That(journal.StateOf("ts-a"), Is.EqualTo(RowState.InDoubt));
            journal.Write("ts-b", RowState.InDoubt);
        }

        Assert.That(File.ReadAllText(_path), Is.EqualTo("InDoubt ts-a\nInDoubt ts-b\n"));
    }

    [Test]
    public void Two_imports_cannot_use_it_at_once()
    {
        using var journal = new FileJournal(_path);
        Assert.That(() => new FileJournal(_path), Throws.InstanceOf<IOException>());
    }
}
