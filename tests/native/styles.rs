//! The style sheets: their list, their units, and their classes. Every class in the code has a rule, and every rule
//! is for a class in the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, FnArg, Lit, Pat, Token};

use crate::support::{root, sheets};

/// At most this many lines are in one sheet.
const MAX_LINES: usize = 200;

/// Folders of `src/` that make no elements.
const LOWER: [&str; 5] = ["edition", "formats", "reading", "routing", "loading"];

/// Classes that no call names, each with its origin.
const NAMED_ELSEWHERE: [(&str, &str); 1] =
    [("is-long", "`stories::is_long` returns it, and its callers give it to a title")];

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect(name)
}

#[test]
fn every_sheet_is_in_the_list_once() {
    let mut listed = sheets();
    listed.sort();
    let folder = root().join("style");
    let relative = |path: &Path| {
        path.strip_prefix(&folder).expect("inside").to_string_lossy().replace('\\', "/")
    };
    let mut present: Vec<String> =
        files(&folder, "css").iter().map(|path| relative(path)).collect();
    present.sort();
    assert_eq!(listed, present, "the list in index.html, and the files of style/");
}

#[test]
fn no_sheet_is_long() {
    for sheet in sheets() {
        let lines = text(&format!("style/{sheet}")).lines().count();
        assert!(lines <= MAX_LINES, "style/{sheet}: {lines} lines");
    }
}

/// Physical sides would be wrong in languages that are written from right to left, and `rem` depends on the page
/// around an embedded view.
#[test]
fn style_sheets_use_logical_properties_and_one_unit() {
    let sides = [
        "left:",
        "right:",
        "top:",
        "bottom:",
        "width:",
        "height:",
        "margin-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "@import",
        "float:",
    ];
    for name in sheets() {
        for (index, line) in text(&format!("style/{name}")).lines().enumerate() {
            let line = line.trim_start();
            for side in sides {
                assert!(!line.starts_with(side), "style/{name}:{}: {line}", index + 1);
            }
            let unit = name == "base/tokens.css" && line.contains("--_unit");
            let own = |at: usize| line[..at].ends_with(|before: char| before.is_ascii_digit());
            let rem = line.match_indices("rem").any(|(at, _)| own(at));
            assert!(unit || !rem, "style/{name}:{}: {line}", index + 1);
        }
    }
}

#[test]
fn every_class_has_a_rule() {
    let rules = rules();
    let without: Vec<String> =
        written().into_iter().filter(|class| !rules.contains(class)).collect();
    assert_eq!(without, Vec::<String>::new(), "classes that the code writes and no sheet has");
}

#[test]
fn every_rule_is_for_a_class_that_is_written() {
    let mut written = written();
    for (class, reason) in NAMED_ELSEWHERE {
        assert!(written.insert(class.to_owned()), "a call names `{class}`, and not only: {reason}");
    }
    let stale: Vec<String> = rules().into_iter().filter(|class| !written.contains(class)).collect();
    assert_eq!(stale, Vec::<String>::new(), "classes of style/ that no code writes");
}

/// A change of looks must not break behaviour, so the code finds elements by `data-…` attributes, by `id` or by tag.
#[test]
fn no_code_finds_an_element_by_its_class() {
    let calls = ["find(", "closest(", "query_selector", "querySelector", "matches("];
    let scripts = files(&root().join("public"), "js");
    for path in files(&root().join("src"), "rs").into_iter().chain(scripts) {
        // A quotation mark in a string does not end it.
        let text = fs::read_to_string(&path).expect("a source").replace("\\\"", "~");
        for (at, call) in calls.iter().flat_map(|call| text.match_indices(call)) {
            let line = text[at + call.len()..].lines().next().unwrap_or_default();
            let query = line.split(['"', '`', '\'']).nth(1).unwrap_or_default();
            let by_class = query.split([' ', '>', ',', ']', ')']).any(|part| {
                let class = part.split_once('.').map(|(_, class)| class);
                class.is_some_and(|class| {
                    class.starts_with(|first: char| first.is_ascii_lowercase())
                })
            });
            assert!(!by_class, "{}: `{call}{line}`", path.display());
        }
    }
}

/// The files below a folder whose names have an ending, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|kind| kind == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The classes in the selectors of all sheets.
fn rules() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for sheet in sheets() {
        let css = text(&format!("style/{sheet}"));
        let mut plain = String::new();
        for (index, piece) in css.split("/*").enumerate() {
            plain.push_str(if index == 0 {
                piece
            } else {
                piece.split_once("*/").expect("closed").1
            });
        }
        // The selector is the text after the last brace or semicolon.
        let heads =
            plain.split('{').map(|piece| piece.rsplit(['}', ';']).next().unwrap_or_default());
        for selector in heads.filter(|head| !head.trim_start().starts_with('@')) {
            for class in selector.split('.').skip(1) {
                let end = class.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
                found.insert(class[..end.unwrap_or(class.len())].to_owned());
            }
        }
    }
    found
}

/// The classes that the code gives to elements: in parts and pages, in scripts, and in the pages that are shown
/// before the reader starts.
fn written() -> BTreeSet<String> {
    let mut sources = files(&root().join("src"), "rs");
    // The lower floors read the classes in the texts of datasets, and write none.
    let lower = LOWER.map(|folder| root().join("src").join(folder));
    sources.retain(|path| !lower.iter().any(|folder| path.starts_with(folder)));
    sources.extend(files(&root().join("tests/specimens"), "rs"));
    let read = |path| syn::parse_file(&fs::read_to_string(path).expect("text")).expect("Rust");
    let sources: Vec<syn::File> = sources.iter().map(read).collect();
    let mut takers = Takers::default();
    sources.iter().for_each(|source| takers.visit_file(source));
    let mut written = Written { takers: takers.0, found: BTreeSet::new() };
    sources.iter().for_each(|source| written.visit_file(source));
    for (page, mark) in [
        ("index.html", "class=\""),
        ("xtask/src/build/single_file/page.html", "class=\""),
        ("public/trouble.js", "className = \""),
        ("public/embed.js", "className = \""),
    ] {
        let page = text(page);
        let values = page.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
        written.found.extend(values.flat_map(str::split_whitespace).map(str::to_owned));
    }
    written.found
}

/// Functions with a parameter `class`: the name of each, and the index of that parameter.
#[derive(Default)]
struct Takers(BTreeMap<String, usize>);

impl Visit<'_> for Takers {
    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        let is_class = |input: &FnArg| matches!(input, FnArg::Typed(typed) if is_class(&typed.pat));
        if let Some(index) = function.sig.inputs.iter().position(is_class) {
            self.0.insert(function.sig.ident.to_string(), index);
        }
    }
}

fn is_class(pattern: &Pat) -> bool {
    matches!(pattern, Pat::Ident(name) if name.ident == "class")
}

/// The strings that are classes: arguments `class` of functions, values of attributes `class`, and values of
/// variables `class`.
struct Written {
    takers: BTreeMap<String, usize>,
    found: BTreeSet<String>,
}

impl Written {
    fn take(&mut self, value: Option<&Expr>) {
        let mut strings = Strings(&mut self.found);
        value.into_iter().for_each(|value| strings.visit_expr(value));
    }
}

fn is_word_class(expression: Option<&Expr>) -> bool {
    matches!(expression, Some(Expr::Lit(literal)) if matches!(&literal.lit, Lit::Str(text) if text.value() == "class"))
}

impl Visit<'_> for Written {
    fn visit_expr_call(&mut self, call: &syn::ExprCall) {
        if let Expr::Path(path) = &*call.func
            && let Some(name) = path.path.segments.last()
            && let Some(index) = self.takers.get(&name.ident.to_string()).copied()
        {
            self.take(call.args.iter().nth(index));
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_expr_method_call(&mut self, call: &syn::ExprMethodCall) {
        if call.method == "class" || call.method == "set_class_name" {
            self.take(call.args.first());
        } else if is_word_class(call.args.first()) {
            self.take(call.args.iter().nth(1));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_tuple(&mut self, tuple: &syn::ExprTuple) {
        if is_word_class(tuple.elems.first()) {
            self.take(tuple.elems.iter().nth(1));
        }
        visit::visit_expr_tuple(self, tuple);
    }

    fn visit_local(&mut self, local: &syn::Local) {
        let value = local.init.as_ref().map(|init| &*init.expr);
        match &local.pat {
            pattern if is_class(pattern) => self.take(value),
            Pat::Tuple(names) => {
                if let (Some(index), Some(value)) = (names.elems.iter().position(is_class), value) {
                    TupleElements { index, written: self }.visit_expr(value);
                }
            }
            _ => {}
        }
        visit::visit_local(self, local);
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        let parts = call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        parts.into_iter().flatten().for_each(|part| self.visit_expr(&part));
    }
}

/// The elements of tuples at the index from which a variable `class` gets its value.
struct TupleElements<'a> {
    index: usize,
    written: &'a mut Written,
}

impl Visit<'_> for TupleElements<'_> {
    fn visit_expr_tuple(&mut self, tuple: &syn::ExprTuple) {
        self.written.take(tuple.elems.iter().nth(self.index));
    }
}

/// The words of all strings in an expression.
struct Strings<'a>(&'a mut BTreeSet<String>);

impl Visit<'_> for Strings<'_> {
    fn visit_lit_str(&mut self, literal: &syn::LitStr) {
        self.0.extend(literal.value().split_whitespace().map(str::to_owned));
    }
}
