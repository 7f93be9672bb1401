//! 影像: each photo a record and a blob, added or removed whole.

use super::kind::{Id, field};
use crate::{choice, kind};

choice! {
    /// Of a finding: before or after it was mended.
    pub enum PhotoPhase { After = "after" "整改后", Before = "before" "整改前" }
}

kind! {
    /// A photo of a 主题党日 or of a finding. The picture itself is kept under its sha256 and travels in files of its own.
    pub struct Photo("photo", "影像") titled ["caption"] {
        /// The 主题党日.
        party_day: Option<Id> = field("主题党日").apart(),
        /// The finding it is evidence of.
        finding: Option<Id> = field("整改问题").apart(),
        /// Before or after.
        phase: PhotoPhase = field("整改前后").apart(),
        /// Hex of the picture's sha256.
        sha256: String = field("校验").apart(),
        /// `image/jpeg`.
        mime: String = field("格式").apart(),
        /// Bytes.
        size: Option<i64> = field("大小").unit("字节").apart(),
        /// Width in pixels.
        width: Option<i64> = field("宽").apart(),
        /// Height in pixels.
        height: Option<i64> = field("高").apart(),
        /// What it shows.
        caption: String = field("说明"),
    }
}
