//! Questions and answers: by topic, and in people's own words.

mod asked;
mod elsewhere;
mod measured;
mod odd;
mod topics;
