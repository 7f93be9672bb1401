//! Photos made small before they enter the ledger.

use js_sys::Promise;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::blobs::ObjectUrl;
use super::files::{PickedFile, bytes_of};

/// The largest photo that is kept, in bytes.
pub const LARGEST_PHOTO: usize = 200 * 1024;

/// Longest side in pixels and quality of JPEG, tried one after another until the photo fits. Loss of quality is seen
/// less than loss of size, so quality goes first.
const STEPS: [(u32, f64); 10] = [
    (1600, 0.85),
    (1600, 0.7),
    (1600, 0.55),
    (1280, 0.7),
    (1280, 0.55),
    (1024, 0.6),
    (800, 0.6),
    (640, 0.6),
    (480, 0.5),
    (320, 0.5),
];

/// A photo ready to be kept: JPEG of at most [`LARGEST_PHOTO`] bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of the JPEG.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why a picture was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// The browser cannot show it.
    #[error("“{0}”不是能显示的图片，没有放进来。请换成 JPG 或 PNG 格式的照片。")]
    NotAPicture(String),
    /// The browser has no memory to shrink it.
    #[error("“{0}”太大，这台电脑缩小不了，没有放进来。请先用看图软件缩小，再放进来。")]
    TooLarge(String),
}

/// Shrinks a photo to a JPEG of at most [`LARGEST_PHOTO`] bytes, no side longer than 1600 pixels, turned as the camera
/// was held. What the camera wrote beside the picture, such as the place, is not kept.
pub async fn downscale(file: &PickedFile) -> Result<Picture, PictureError> {
    let unreadable = || PictureError::NotAPicture(file.name());
    let too_large = || PictureError::TooLarge(file.name());
    let url = ObjectUrl::of(file.blob()).ok_or_else(unreadable)?;
    let image = load(&url).await.ok_or_else(unreadable)?;
    for (longest, quality) in STEPS {
        let (width, height) = fit(image.natural_width(), image.natural_height(), longest);
        let canvas = paint(&image, width, height).ok_or_else(too_large)?;
        let blob = encode(&canvas, quality).await.ok_or_else(too_large)?;
        if blob.size() as usize <= LARGEST_PHOTO {
            let bytes = bytes_of(&blob).await.ok_or_else(too_large)?;
            return Ok(Picture { bytes, width, height });
        }
    }
    Err(too_large())
}

/// The size of a picture shrunk so that no side is longer than `longest`; never enlarged, never thinner than a pixel.
pub fn fit(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width, height);
    }
    let scale = f64::from(longest) / f64::from(side);
    let shrink = |length: u32| ((f64::from(length) * scale).round() as u32).max(1);
    (shrink(width), shrink(height))
}

async fn load(url: &ObjectUrl) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url.as_str());
    JsFuture::from(image.decode()).await.ok()?;
    (image.natural_width() > 0 && image.natural_height() > 0).then_some(image)
}

fn paint(image: &HtmlImageElement, width: u32, height: u32) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    // JPEG knows no transparency: without paper, see-through parts would turn black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}

async fn encode(canvas: &HtmlCanvasElement, quality: f64) -> Option<Blob> {
    let promise = Promise::new(&mut |resolve, _| {
        let asked = canvas.to_blob_with_type_and_encoder_options(&resolve, "image/jpeg", &quality.into());
        if asked.is_err() {
            let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}
