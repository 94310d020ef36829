//! Text: bytes to characters, lines and columns, character references, and plain text as it is shown.

pub(super) mod bare;
pub(super) mod decode;
pub(super) mod entities;
mod lines;
mod paragraphs;
pub mod passage;
pub mod plain;

#[cfg(not(target_arch = "wasm32"))]
pub use decode::text_of;
pub use decode::{Decode, Decoder, Repair};
pub use lines::{Lines, line_and_column};
pub use paragraphs::paragraphs;
pub use passage::Passage;
