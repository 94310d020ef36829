//! Compiles the texts of the interface: one Fluent file for each language, `locales/<tag>.ftl`.
//!
//! English is the reference: it declares which keys there are and which placeholders each takes. Every other
//! language is checked against English. The output is Rust for the module ([`Locales::rust`]), a compact text
//! file for each other language ([`Locales::file`]) and a script module for each ([`write_all`]).
//!
//! A part of Fluent is read: text, placeholders, string literals, and one choice by a number in each text.
//! Everything else is an error that names file, line and key.

mod check;
mod encode;
mod locales;
mod message;
mod output;
pub mod plural;
mod problem;
mod read;
mod rust;
mod scripts;

pub use locales::{Locales, REFERENCE};
pub use output::write_all;
pub use problem::{Problem, Problems};

#[cfg(test)]
mod tests;
