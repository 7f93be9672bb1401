//! 回执: what the receiver of a pack sends back.

use super::dates::Date;
use super::kind::{Id, field};
use crate::kind;

kind! {
    /// That a pack arrived. `org` is the sender of the pack, whose record it is; the receiver writes it.
    pub struct Receipt("receipt", "回执") titled ["title"] {
        /// The pack that was received.
        pack: Option<Id> = field("交换包").upper(),
        /// Its title.
        title: String = field("名称").upper(),
        /// Who received it.
        by: String = field("收件单位").upper(),
        /// Person who merged it.
        person: String = field("经手人").upper(),
        /// When.
        received: Option<Date> = field("收到日期").upper(),
    }
}

impl Receipt {
    /// The id of the receipt that one organization gives for a pack.
    pub fn id_of(pack: Id, by: Id) -> Id {
        Id::natural(&["receipt", &pack.to_string(), &by.to_string()])
    }
}
