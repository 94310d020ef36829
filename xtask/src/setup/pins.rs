//! The exact versions of the tools. `docs/build.md` says how to raise them.
//!
//! Other versions are pinned where their package managers look for them: crates in `Cargo.lock`, terser
//! and binaryen in `xtask/npm/site`, the tests' packages in `tests/e2e`.

/// The versions of rustup's Rust that the project is tested with, the oldest first.
///
/// They are compared and never installed: a `rust-toolchain.toml` would stop a machine that has one of
/// them under another name, `stable`, and no server to ask for a toolchain.
pub(crate) const RUST: [&str; 2] = ["1.95.0", "1.99.1"];

/// The newest Trunk that every Rust in [`RUST`] can compile.
pub(crate) const TRUNK: &str = "0.21.14";
