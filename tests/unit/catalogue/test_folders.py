"""The operator's files come first, and files are replaced as a whole."""

from pathlib import Path

from sisam.catalogue.folders import first_with, layers, shipped, whole_files


def test_the_shipped_folders_exist() -> None:
    assert (shipped("workflows") / "placement" / "workflow.toml").is_file()
    assert (shipped("notifications") / "sv").is_dir()


def test_the_operators_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    assert (tmp_path, shipped("workflows")) == layers("workflows", tmp_path)
    assert (shipped("workflows"),) == layers("workflows")


def test_a_file_comes_from_the_first_folder_that_holds_it(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, held in ((first, ["b"]), (second, ["a", "b", "10"])):
        folder.mkdir()
        for name in held:
            (folder / f"{name}.txt").touch()

    assert second / "a.txt" == first_with((first, second), "a.txt")
    assert first_with((first, second), "c.txt") is None
    assert {"a.txt": second / "a.txt", "b.txt": first / "b.txt", "10.txt": second / "10.txt"} == whole_files(
        (first, second), "*.txt"
    )
    assert ["a.txt", "b.txt", "10.txt"] == list(whole_files((first, second), "*.txt"))
