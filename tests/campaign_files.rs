//! Campaign files through the real program: in, out, and the ones that are refused.

mod bad_files;
mod office;
mod sample;
mod there_and_back;
