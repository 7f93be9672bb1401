//! Where the parts of a chart lie. Pure.

/// A range of values drawn over a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The least and the greatest value.
    pub values: (f64, f64),
    /// Where they are drawn.
    pub pixels: (f64, f64),
}

impl Scale {
    /// Where a value is drawn; values beyond the range lie at its end.
    pub fn at(self, value: f64) -> f64 {
        let (least, greatest) = self.values;
        let (start, end) = self.pixels;
        let span = greatest - least;
        let share = if span.abs() < f64::EPSILON { 0.0 } else { ((value - least) / span).clamp(0.0, 1.0) };
        round(start + share * (end - start))
    }
}

/// Where the `index`th of `count` points stands on a line of this width, the first and last at its ends.
pub fn spread(index: usize, count: usize, width: f64) -> f64 {
    match count {
        0 | 1 => round(width / 2.0),
        _ => round(width * index as f64 / (count - 1) as f64),
    }
}

/// A path through points; where one is missing, the line breaks.
pub fn path(points: &[Option<(f64, f64)>]) -> String {
    let mut path = String::new();
    let mut pen_down = false;
    for point in points {
        match point {
            Some((x, y)) => {
                path.push_str(&format!("{}{x} {y} ", if pen_down { 'L' } else { 'M' }));
                pen_down = true;
            }
            None => pen_down = false,
        }
    }
    path.trim_end().to_owned()
}

/// A tenth of a pixel is enough.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Where a corner of a radar lies: the first at the top, the others clockwise, `radius` from the middle.
pub fn corner(index: usize, count: usize, middle: (f64, f64), radius: f64) -> (f64, f64) {
    let angle = std::f64::consts::TAU * index as f64 / count.max(1) as f64;
    (round(middle.0 + radius * angle.sin()), round(middle.1 - radius * angle.cos()))
}

/// Corners as an SVG polygon wants them.
pub fn polygon(points: impl Iterator<Item = (f64, f64)>) -> String {
    points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}
