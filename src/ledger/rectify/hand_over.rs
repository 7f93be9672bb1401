//! 责任单位: handing a finding to another unit.

use super::deeds::Actor;
use super::{called, read};
use crate::domain::finding::Finding;
use crate::domain::kind::{Id, Ref, Value};
use crate::ledger::{Draft, Ledger, OrgTree};

/// Gives a finding to a unit; what another one had claimed is to be claimed anew. `None` where it is that unit's already.
///
/// # Errors
/// The unit is not known here, or `me` does not stand above both.
pub fn hand_over(
    ledger: &Ledger,
    tree: &OrgTree,
    id: Id,
    actor: Actor<'_>,
    unit: &Ref,
) -> Result<Option<Draft>, String> {
    let finding = read(ledger, id)?;
    let Some(to) = unit.id.filter(|to| tree.get(*to).is_some()).map(|to| tree.resolve(to)) else {
        return Err(match unit.name.trim() {
            "" => "请填责任单位".to_owned(),
            name => format!("账上没有“{name}”，请从下面列出的单位里选"),
        });
    };
    let from = finding.org.map(|org| tree.resolve(org));
    if let Some(from) = from.filter(|from| !tree.is_within(*from, actor.me)) {
        return Err(format!("责任单位由{}或它的上级来改。", tree.name(from)));
    }
    if !tree.is_within(to, actor.me) {
        return Err("只能交给本单位和下级单位；要交给别的单位，请上级来改。".to_owned());
    }
    if from == Some(to) && finding.unit.id.map(|unit| tree.resolve(unit)) == Some(to) {
        return Ok(None);
    }
    let mut draft = Draft::new(format!("{}交给{}", called(&finding), tree.name(to)));
    draft.belongs::<Finding>(id, to).set::<Finding, _>(id, Finding::unit, &Ref::to(to, tree.name(to)));
    if from != Some(to) {
        draft.put(Finding::KIND, id, Finding::claimed, Value::Null).put(
            Finding::KIND,
            id,
            Finding::claimed_by,
            Value::Null,
        );
    }
    Ok(Some(draft))
}
