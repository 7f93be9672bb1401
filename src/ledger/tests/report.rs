//! A report goes up without what is private, is edited there, and comes back.

use super::*;
use crate::domain::kind::Kind;
use crate::domain::member::{Member, MemberPrivate};

#[test]
fn a_report_comes_back_untouched() {
    let member = id("m");
    let private = MemberPrivate::id_of(member);
    let mut a = ledger("community");
    let mut draft = Draft::new("新建党员“李建国”");
    draft.set::<Member, _>(member, Member::name, &"李建国".to_owned());
    draft.set::<MemberPrivate, _>(private, MemberPrivate::member, &member);
    draft.set::<MemberPrivate, _>(private, MemberPrivate::id_card, &"11010519491231002X".to_owned());
    draft.set::<MemberPrivate, _>(private, MemberPrivate::phone, &"13800000000".to_owned());
    a.apply(draft);
    let before = a.record(MemberPrivate::SPEC.name, private).cloned();

    let mut b = ledger("street");
    let public = |record: &Record| crate::domain::kind_named(&record.kind).is_some_and(|spec| !spec.private);
    let pack = sent(&a, public);
    assert_eq!(pack.len(), 1);
    import(&mut b, pack);
    assert!(b.record(MemberPrivate::SPEC.name, private).is_none());
    write(&mut b, &[(Member::post, json!("组织委员"))]);

    send(&b, &mut a);
    let returned: Member = a.read(member).unwrap();
    assert_eq!((returned.name.as_str(), returned.post.as_str()), ("李建国", "组织委员"));
    let kept: MemberPrivate = a.read(private).unwrap();
    assert_eq!((kept.id_card.as_str(), kept.phone.as_str()), ("11010519491231002X", "13800000000"));
    assert_eq!(a.record(MemberPrivate::SPEC.name, private), before.as_ref());
    assert_eq!(a.conflicted(), 0);
}
