//! The component kit: every part of `style/components.css` as a typed component, one noun a file.
//!
//! Components know nothing of the ledger: they take signals and give callbacks. Each control's accessible name is its
//! visible label, everything works by keyboard, and nothing is written with `inner_html`.
//!
//! Style is set by class, or by the `style:` syntax (which the content security policy allows), never by a `style`
//! attribute.

mod banner;
mod button;
pub mod charts;
mod check;
mod choice;
mod combo;
mod date;
mod dialog;
mod draft;
mod empty;
mod field;
pub mod figures;
mod file_drop;
mod focus;
mod grid;
mod id;
mod keys;
mod overlay;
mod page;
mod pop;
mod progress;
mod reorder;
mod saved;
mod search_box;
mod segmented;
mod select;
mod shell;
mod six;
mod state;
mod steps;
mod table;
mod tabs;
mod tag;
mod text_area;
mod text_input;
mod toast;

pub use banner::{Banner, BannerKind};
pub use button::{Button, ButtonKind};
pub use check::Check;
pub use choice::{Choice, ChoiceOption, Tone};
pub use combo::{Combo, Named, Suggestion};
pub use date::{Calendar, DateInput, DateKit, DayMark, month};
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::{Field, FieldLink};
pub use figures::thousands;
pub use file_drop::FileDrop;
pub use focus::{focus_first, focus_id, reveal_id};
pub use grid::cursor;
pub use grid::{Grid, GridCell, GridColumn, GridKind, GridRow, PasteBlock};
pub use id::fresh_id;
pub use keys::{Key, KeyHint, KeysHelp, hotkey};
pub use page::{Crumb, FillFoot, Page, PageHead, ScrollRegion, SectionHead};
pub use pop::Pop;
pub use progress::Progress;
pub use reorder::{Grip, Reorder, ReorderVoice};
pub use saved::{SaveState, Saved};
pub use search_box::SearchBox;
pub use segmented::{Segment, Segmented};
pub use select::Select;
pub use shell::{NavEntry, Shell, Who};
pub use six::{Six, SixItem};
pub use state::{Mark, State};
pub use steps::{Step, StepPlace, Steps};
pub use table::marks;
pub use table::{
    Align, Branch, Cell, CellAction, Column, LedgerTable, MoreRow, Row, RowTone, Sort, Window, open_row, press_row,
};
pub use tabs::{Tab, TabPanel, Tabs};
pub use tag::{Tag, TagTone};
pub use text_area::TextArea;
pub use text_input::TextInput;
pub use toast::{ToastAction, ToastHost, Toasts};
