//! 性别: of a member, and as a 公民身份号码 tells it.

use crate::choice;

choice! {
    /// 性别.
    pub enum Gender { Unknown = "unknown" "未填", Male = "male" "男", Female = "female" "女" }
}
