//! JSON Schemas (draft 2020-12) of a dataset and of the settings, with which editors complete and mark while somebody types.
//!
//! The descriptions are types (`dataset`, `settings`) with the words for people in their comments. A test holds their names
//! against those that the reader knows, and the examples of the documents against the schemas.

#[allow(dead_code, reason = "the types are only described")]
#[allow(clippy::struct_field_names, reason = "the names are those of the standard")]
mod dataset;
#[allow(dead_code, reason = "the types are only described")]
mod settings;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::arguments::Described;

/// The schema of a dataset or of the settings.
pub(crate) fn of(described: Described) -> Value {
    match described {
        Described::Dataset => schema::<dataset::Feed>(),
        Described::Settings => schema::<settings::Settings>(),
    }
}

fn schema<T: JsonSchema>() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema: Schema = generator.into_root_schema_for::<T>();
    schema.to_value()
}

#[cfg(test)]
mod tests;
