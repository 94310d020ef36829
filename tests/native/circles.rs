//! No two files import each other, directly or by way of others. Such a circle of files has no first file to read.
//!
//! A file and the folder of the same name are one module, so a file's use of its own children is not an import.
//! Test modules are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

use crate::support::root;

/// A module's path below the root of its crate.
type Module = Vec<String>;
/// The imports of each file.
type Imports = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

#[test]
fn no_files_import_each_other() {
    let mut circles = Vec::new();
    for folder in ["src", "xtask/src", "press/src", "locale-compiler/src"] {
        let folder = root().join(folder);
        if folder.is_dir() {
            circles.extend(circles_of(&imports_of(&folder)));
        }
    }
    let lists: Vec<String> = circles
        .iter()
        .map(|circle| {
            let names = circle.iter().map(|file| file.strip_prefix(root()).unwrap_or(file));
            names.map(|name| name.display().to_string()).collect::<Vec<_>>().join(", ")
        })
        .collect();
    assert!(lists.is_empty(), "files that import each other:\n{}", lists.join("\n"));
}

/// The groups of files in which every file can be reached from every other one.
fn circles_of(imports: &Imports) -> Vec<BTreeSet<PathBuf>> {
    let reached: BTreeMap<&PathBuf, BTreeSet<PathBuf>> =
        imports.keys().map(|file| (file, reached_from(file, imports))).collect();
    let mut circles: Vec<BTreeSet<PathBuf>> = Vec::new();
    for file in imports.keys() {
        let back = |other: &&PathBuf| reached.get(other).is_some_and(|all| all.contains(file));
        let circle: BTreeSet<PathBuf> = reached[file].iter().filter(back).cloned().collect();
        if circle.len() > 1 && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

fn reached_from(file: &PathBuf, imports: &Imports) -> BTreeSet<PathBuf> {
    let mut reached = BTreeSet::new();
    let mut open = vec![file];
    while let Some(file) = open.pop() {
        for other in imports.get(file).into_iter().flatten() {
            if reached.insert(other.clone()) {
                open.push(other);
            }
        }
    }
    reached
}

fn imports_of(folder: &Path) -> Imports {
    let files: BTreeMap<Module, PathBuf> = files_in(folder, &[]).into_iter().collect();
    let mut imports = Imports::new();
    for (module, path) in &files {
        let text = fs::read_to_string(path).expect("text");
        let parsed =
            syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut found = Paths { inside: module.clone(), paths: Vec::new() };
        found.visit_file(&parsed);
        let used = found.paths.iter().filter_map(|used| owner(used, &files));
        let used = used.filter(|(other, _)| !other.starts_with(module));
        imports.insert(path.clone(), used.map(|(_, path)| path.clone()).collect());
    }
    imports
}

/// The file that defines a path: the file of the longest beginning of the path that is a module.
fn owner<'a>(
    used: &[String],
    files: &'a BTreeMap<Module, PathBuf>,
) -> Option<(&'a Module, &'a PathBuf)> {
    (1..=used.len()).rev().find_map(|length| files.get_key_value(&used[..length]))
}

/// Every source file below a folder, with its module.
fn files_in(folder: &Path, module: &[String]) -> Vec<(Module, PathBuf)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let own = || module.iter().cloned().chain([name.clone()]).collect::<Vec<_>>();
        if path.is_dir() {
            found.extend(files_in(&path, &own()));
        } else if path.extension().is_some_and(|kind| kind == "rs") && name != "tests" {
            let is_root = module.is_empty() && ["lib", "main"].contains(&name.as_str());
            found.push((if is_root { vec![name] } else { own() }, path));
        }
    }
    found
}

/// The paths that begin with `crate`, `super` or `self`, resolved to the root of the crate.
struct Paths {
    inside: Module,
    paths: Vec<Vec<String>>,
}

impl Paths {
    fn add(&mut self, path: &[String]) {
        let levels = path.iter().take_while(|part| *part == "super").count();
        let rest = path.get(levels..).unwrap_or_default();
        let resolved: Vec<String> = match path.first().map(String::as_str) {
            Some("crate") => path[1..].to_vec(),
            Some("self") => self.inside.iter().chain(&path[1..]).cloned().collect(),
            Some("super") => {
                let above = self.inside.len().saturating_sub(levels);
                self.inside[..above].iter().chain(rest).cloned().collect()
            }
            _ => return,
        };
        self.paths.push(resolved);
    }

    fn add_tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]);
        match tree {
            syn::UseTree::Path(path) => {
                self.add_tree(&path.tree, &with(&path.ident).collect::<Vec<_>>());
            }
            syn::UseTree::Name(name) if name.ident == "self" => self.add(before),
            syn::UseTree::Name(name) => self.add(&with(&name.ident).collect::<Vec<_>>()),
            syn::UseTree::Rename(name) => self.add(&with(&name.ident).collect::<Vec<_>>()),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.add_tree(tree, before));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let is_test = module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string().contains("test"))
        });
        if is_test {
            return;
        }
        self.inside.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.inside.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.add_tree(&item.tree, &[]);
    }

    // `pub(super)` and `pub(in …)` name a module and import nothing from it.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.add(&path.segments.iter().map(|part| part.ident.to_string()).collect::<Vec<_>>());
        visit::visit_path(self, path);
    }
}

#[test]
fn a_circle_is_found() {
    let path = |name: &str| PathBuf::from(name);
    let imports: Imports = [("a", "b"), ("b", "c"), ("c", "b"), ("d", "a")]
        .map(|(from, to)| (path(from), BTreeSet::from([path(to)])))
        .into();
    assert_eq!(circles_of(&imports), [BTreeSet::from([path("b"), path("c")])]);
}
