//! Campaign files through the real program: in, out, and the ones that are refused.

mod bad_content;
mod bad_files;
mod behind;
mod forums;
mod mistakes;
mod normal;
mod office;
mod sample;
mod there_and_back;
