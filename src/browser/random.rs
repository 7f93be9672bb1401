//! Random bytes for ids.

/// `N` random bytes from `crypto.getRandomValues`, which is there on plain http too.
///
/// Should a browser refuse it, `Math.random` is used: these bytes make ids unlike one another, they guard no secret.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}
