//! What all rooms share while they talk with a person. Names no feature.

pub mod asked;
