//! 影像 of a 主题党日 or of a 问题: choosing or dropping pictures, looking at those that are there.

mod card;
mod taking;

pub use card::PhotoCard;
pub use taking::Taking;

use leptos::prelude::*;

use crate::domain::kind::Id;
use crate::domain::photo::Photo;
use crate::ledger::Draft;

/// The pictures of one thing. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Album {
    /// They.
    pub photos: Memo<Vec<Photo>>,
    /// Why none can be added or removed here.
    pub refusal: Memo<Option<String>>,
    /// What makes a new one belong to the thing.
    pub belongs: Callback<Id, Draft>,
}
