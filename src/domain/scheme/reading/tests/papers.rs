use super::holding::assert_law;
use super::*;

#[test]
fn look() {
    for entry in std::fs::read_dir("/tmp/papers").unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let reading = read(&text);
        println!("##### {}\n{}\n", path.display(), told(&reading));
        let law = std::panic::catch_unwind(|| assert_law(&text, &reading));
        if law.is_err() {
            println!("LAW BROKEN");
        }
    }
}
