//! A person's own affairs: what is kept of them, taking back, being forgotten, and one person on two
//! platforms.

mod connect;
mod own_affairs;
mod unknown;
