//! A stop's day, time and length as people write them into a sheet.

use chrono::Datelike;

use super::{read_stop, set_stop};
use crate::domain::dates::checked_day;
use crate::domain::kind::Id;
use crate::domain::text::half_width;
use crate::domain::tour::{Stop, Tour};
use crate::ledger::{Draft, Ledger};

/// Changes one field of a stop as written in a cell: besides what [`set_stop`] reads, `11-12` is a day of the tour's year, `9.30`, `930` and
/// `9点半` are times, and a stay may be written `40分钟`.
///
/// # Errors
/// As [`set_stop`].
pub fn set_stop_cell(ledger: &Ledger, stop: Id, field: &str, text: &str) -> Result<Draft, String> {
    let text = text.trim();
    match field {
        Stop::day | Stop::visited => match day_of(ledger, stop, text)? {
            Some(day) => set_stop(ledger, stop, field, &day),
            None => set_stop(ledger, stop, field, text),
        },
        Stop::arrive => set_stop(ledger, stop, field, &time_of(text)),
        Stop::minutes => set_stop(ledger, stop, field, text.trim_end_matches('钟').trim_end_matches('分').trim()),
        _ => set_stop(ledger, stop, field, text),
    }
}

/// A day that was written without its year; none for any other text.
fn day_of(ledger: &Ledger, stop: Id, text: &str) -> Result<Option<String>, String> {
    let half = half_width(text);
    let plain = half.trim_end_matches(['日', '号']);
    let numbers: Vec<u32> = plain.split(['-', '.', '/', '月', '。']).map_while(|part| part.parse().ok()).collect();
    let parts = plain.split(['-', '.', '/', '月', '。']).count();
    let [month, day] = numbers.as_slice() else { return Ok(None) };
    if parts != 2 || *month > 99 {
        return Ok(None);
    }
    let tour: Option<Tour> = read_stop(ledger, stop)?.tour.and_then(|tour| ledger.read(tour));
    let year = tour.and_then(|tour| tour.from.map(|from| from.year()).or(i32::try_from(tour.year?).ok()));
    year.map(|year| checked_day(year, *month, *day).map(|day| day.to_string())).transpose()
}

/// A time as people write it, as `9:30`; what is none stays as it is.
fn time_of(text: &str) -> String {
    let half = half_width(text);
    let plain = half.replace("点半", ":30").replace('点', ":").replace(['时', '.', '。'], ":").replace('分', "");
    let digits = plain.chars().all(|c| c.is_ascii_digit());
    match plain.len() {
        _ if plain.ends_with(':') => format!("{plain}00"),
        3 | 4 if digits => {
            let (hour, minute) = plain.split_at(plain.len() - 2);
            format!("{hour}:{minute}")
        }
        1 | 2 if digits => format!("{plain}:00"),
        _ => plain,
    }
}
