use super::holding::assert_law;
use super::*;

/// Papers in the shapes that public scoring tables have, in words of our own.
pub const PAPERS: &[(&str, &str, &str)] = &[
    (
        "a_table_each_class.html",
        include_str!("papers/a_table_each_class.html"),
        include_str!("papers/a_table_each_class.read"),
    ),
    ("bare_lines.txt", include_str!("papers/bare_lines.txt"), include_str!("papers/bare_lines.read")),
    ("dotted_numbers.txt", include_str!("papers/dotted_numbers.txt"), include_str!("papers/dotted_numbers.read")),
    ("filled_in.html", include_str!("papers/filled_in.html"), include_str!("papers/filled_in.read")),
    ("five_forms.txt", include_str!("papers/five_forms.txt"), include_str!("papers/five_forms.read")),
    ("five_stars.html", include_str!("papers/five_stars.html"), include_str!("papers/five_stars.read")),
    ("four_levels.html", include_str!("papers/four_levels.html"), include_str!("papers/four_levels.read")),
    ("full_rows.html", include_str!("papers/full_rows.html"), include_str!("papers/full_rows.read")),
    ("letter.html", include_str!("papers/letter.html"), include_str!("papers/letter.read")),
    ("no_head.html", include_str!("papers/no_head.html"), include_str!("papers/no_head.read")),
    ("no_numbers.tsv", include_str!("papers/no_numbers.tsv"), include_str!("papers/no_numbers.read")),
    ("numbered_cells.html", include_str!("papers/numbered_cells.html"), include_str!("papers/numbered_cells.read")),
    ("numbered_rows.tsv", include_str!("papers/numbered_rows.tsv"), include_str!("papers/numbered_rows.read")),
    ("pages.html", include_str!("papers/pages.html"), include_str!("papers/pages.read")),
    ("parts.txt", include_str!("papers/parts.txt"), include_str!("papers/parts.read")),
    ("points_first.html", include_str!("papers/points_first.html"), include_str!("papers/points_first.read")),
    ("points_in_lines.txt", include_str!("papers/points_in_lines.txt"), include_str!("papers/points_in_lines.read")),
    (
        "points_of_two_levels.tsv",
        include_str!("papers/points_of_two_levels.tsv"),
        include_str!("papers/points_of_two_levels.read"),
    ),
    ("quoted_cells.tsv", include_str!("papers/quoted_cells.tsv"), include_str!("papers/quoted_cells.read")),
    (
        "responsibilities.html",
        include_str!("papers/responsibilities.html"),
        include_str!("papers/responsibilities.read"),
    ),
    ("shared_points.html", include_str!("papers/shared_points.html"), include_str!("papers/shared_points.read")),
    ("single_column.html", include_str!("papers/single_column.html"), include_str!("papers/single_column.read")),
    ("stars.tsv", include_str!("papers/stars.tsv"), include_str!("papers/stars.read")),
    ("tour.html", include_str!("papers/tour.html"), include_str!("papers/tour.read")),
    ("two_columns.tsv", include_str!("papers/two_columns.tsv"), include_str!("papers/two_columns.read")),
    ("weights.tsv", include_str!("papers/weights.tsv"), include_str!("papers/weights.read")),
    ("word_list.tsv", include_str!("papers/word_list.tsv"), include_str!("papers/word_list.read")),
    ("wrong_sums.tsv", include_str!("papers/wrong_sums.tsv"), include_str!("papers/wrong_sums.read")),
];

#[test]
fn papers_are_read_whole() {
    for (name, source, expected) in PAPERS {
        let reading = read(source);
        assert_law(source, &reading);
        assert_eq!(told(&reading).trim(), expected.trim(), "{name}");
    }
}
