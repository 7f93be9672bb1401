//! Templates to start a 主题党日 from.

use super::kind::{Value, field};
use crate::kind;

kind! {
    /// 活动模板, made from a 主题党日 or shipped.
    pub struct Template("template", "活动模板") titled ["name"] {
        /// Its name.
        name: String = field("名称").must(),
        /// The theme.
        theme: String = field("主题"),
        /// Agenda items, each an object of the fields of `AgendaItem`, in order.
        agenda: Value = field("议程").apart(),
        /// 学习资料.
        materials: Vec<String> = field("学习资料"),
        /// 物资.
        supplies: Vec<String> = field("物资"),
    }
}
