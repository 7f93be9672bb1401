//! Chinese order and first letters.

use std::cmp::Ordering;

use branch_ledger::browser::collation::{compare, initial};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn common_surnames_have_their_letter() {
    let surnames = [
        ('a', "阿安艾敖啊"),
        ('b', "白毕卞包鲍八"),
        ('c', "陈程蔡曹崔褚嚓"),
        ('d', "邓董杜段丁戴单哒"),
        ('e', "鄂额"),
        ('f', "冯范方傅樊发"),
        ('g', "高郭顾龚葛"),
        ('h', "黄何胡韩侯郝贺洪"),
        ('j', "蒋贾江姜金季丌"),
        ('k', "孔康柯匡"),
        ('l', "李刘林罗梁卢吕"),
        ('m', "马孟毛莫苗"),
        ('n', "倪聂宁牛南"),
        ('o', "欧区喔"),
        ('p', "潘彭庞裴蒲"),
        ('q', "钱秦邱齐乔七"),
        ('r', "任阮荣冉"),
        ('s', "孙宋苏沈石邵史"),
        ('t', "唐田谭汤陶他它她"),
        ('w', "王吴魏汪万武"),
        ('x', "徐许谢萧夏熊薛"),
        ('y', "杨于余袁姚叶阎尹"),
        ('z', "张赵周朱郑钟邹左"),
    ];
    for (letter, characters) in surnames {
        for character in characters.chars() {
            // 区 as a surname is ōu; its commonest reading is qū.
            let expected = if character == '区' { 'q' } else { letter };
            assert_eq!(initial(character), Some(expected), "{character}");
        }
    }
}

#[wasm_bindgen_test]
fn ascii_stands_for_itself_and_other_signs_for_nothing() {
    let cases = [('A', Some('a')), ('z', Some('z')), ('7', Some('7'))];
    for (character, expected) in cases {
        assert_eq!(initial(character), expected);
    }
    for character in ['，', ' ', '·', 'é', 'あ'] {
        assert_eq!(initial(character), None, "{character}");
    }
}

#[wasm_bindgen_test]
fn names_are_ordered_by_pinyin() {
    let mut names = ["赵一", "李四", "陈三", "李二"];
    names.sort_by(|a, b| compare(a, b));
    assert_eq!(names, ["陈三", "李二", "李四", "赵一"]);
    assert_eq!(compare("王", "王"), Ordering::Equal);
}
