//! A pack that leaves: the file, its pictures, and the line in the log.

use super::{Cover, Former, Passed, Session, now};
use crate::browser::clock;
use crate::exchange::Wanted;

impl Session {
    /// Writes a pack and its pictures to files, notes that they left, and says so. `for_whom` stands in the log where the cover names
    /// nobody. `false` when the browser did not let it.
    pub async fn send(&self, cover: &Cover, former: &Former, wanted: Wanted, for_whom: &str) -> bool {
        let (records, pictures) =
            self.with_chosen(former, wanted, |chosen| (chosen.records.len(), chosen.pictures.clone()));
        if !self.write_pack(cover, former, wanted, &[]) {
            self.say("浏览器不让下载文件。请在浏览器设置里允许下载，再点一次。");
            return false;
        }
        let (files, missing) = self.write_pictures(cover, &pictures).await;
        self.note_passed(Passed {
            at: clock::now_ms(),
            out: true,
            pack: cover.id.to_string(),
            title: cover.title.clone(),
            who: cover.to.as_ref().map_or_else(|| for_whom.to_owned(), |to| to.name.clone()),
            who_id: cover.to.as_ref().and_then(|to| to.id),
            file: cover.file.clone(),
            records,
            made_at: now().to_string(),
            action: None,
        });
        let mut more = if files > 0 { format!("，影像另有 {files} 个文件") } else { String::new() };
        if missing > 0 {
            more.push_str(&format!("，有 {missing} 张影像不在这台电脑上"));
        }
        self.say(format!("已导出 {}{more}，请确认它在下载文件夹里", cover.file));
        true
    }
}
