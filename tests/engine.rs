//! What the engine does when handlers, disks and databases fail.

mod away;
mod bench;
mod broadcasts;
mod clock;
mod commits;
mod full_disk;
mod maintenance;
mod neighbours;
mod order;
mod proxy;
mod replay;
mod replicas;
mod stop;
mod turns;
