//! Questions in people's own words: what is found, what is offered, and what is no question at all.

mod asked;
mod elsewhere;
mod measured;
mod odd;
