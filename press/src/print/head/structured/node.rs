//! A thing with a type and properties.

use serde_json::{Map, Value};

/// A thing with a type and properties. A property without a value is left out.
pub(super) struct Node(Map<String, Value>);

impl Node {
    /// A thing of a type, without properties.
    pub(super) fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    /// Another thing of the graph, by its `@id`.
    pub(super) fn reference(id: Option<String>) -> Option<Self> {
        id.map(|id| Self(Map::from_iter([("@id".to_owned(), Value::from(id))])))
    }

    /// Sets a property, if there is a value.
    pub(super) fn with(mut self, name: &str, value: Option<impl Into<Value>>) -> Self {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
        self
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Self {
        Self::Object(node.0)
    }
}
