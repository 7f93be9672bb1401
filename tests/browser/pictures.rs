//! Photos made small.

use branch_ledger::browser::blobs::object_url;
use branch_ledger::browser::files::PickedFile;
use branch_ledger::browser::images::{LARGEST_PHOTO, PictureError, downscale, fit};
use branch_ledger::browser::random;
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// A PNG of coloured blocks, hard to compress.
async fn noise(width: u32, height: u32) -> PickedFile {
    let document = web_sys::window().unwrap().document().unwrap();
    let canvas = document.create_element("canvas").unwrap();
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").unwrap().unwrap();
    let context: CanvasRenderingContext2d = context.unchecked_into();
    for x in (0..width).step_by(8) {
        for y in (0..height).step_by(8) {
            let [r, g, b] = random::random_bytes();
            context.set_fill_style_str(&format!("rgb({r},{g},{b})"));
            context.fill_rect(x.into(), y.into(), 8.0, 8.0);
        }
    }
    let blob = Promise::new(&mut |resolve, _| canvas.to_blob(&resolve).unwrap());
    let blob = JsFuture::from(blob).await.unwrap();
    let file = web_sys::File::new_with_blob_sequence(&Array::of1(&blob), "照片.png");
    file.unwrap().into()
}

#[wasm_bindgen_test]
async fn a_large_photo_becomes_a_small_jpeg() {
    let file = noise(2400, 1200).await;
    assert!(file.size() > LARGEST_PHOTO as u64);
    let picture = downscale(&file).await.unwrap();
    assert!(picture.bytes.len() <= LARGEST_PHOTO);
    assert!(picture.width <= 1600 && picture.height <= 1600);
    assert_eq!(picture.width, 2 * picture.height);
    assert!(picture.bytes.starts_with(&[0xff, 0xd8, 0xff]));
}

#[wasm_bindgen_test]
async fn a_small_photo_keeps_its_size() {
    let picture = downscale(&noise(64, 48).await).await.unwrap();
    assert_eq!((picture.width, picture.height), (64, 48));
}

#[wasm_bindgen_test]
async fn what_is_no_picture_is_refused() {
    let parts = Array::of1(&JsValue::from_str("<html>"));
    let file = web_sys::File::new_with_str_sequence(&parts, "网页.jpg").unwrap();
    let refused = downscale(&file.into()).await;
    assert_eq!(refused, Err(PictureError::NotAPicture("网页.jpg".into())));
}

#[wasm_bindgen_test]
fn sizes_are_shrunk_in_proportion() {
    let cases = [((3200, 1600), (1600, 800)), ((1200, 1600), (1200, 1600)), ((100_000, 10), (1600, 1))];
    for ((width, height), expected) in cases {
        assert_eq!(fit(width, height, 1600), expected);
    }
}

#[wasm_bindgen_test]
fn bytes_get_an_address() {
    let url = object_url(b"x", "image/png").unwrap();
    assert!(url.as_str().starts_with("blob:"));
}
