//! What the operating system knows of a process, and what a list of times tells.

use std::time::Duration;

/// A figure of `/proc/…/status` such as `VmRSS`, in mebibytes.
pub(crate) fn memory(process: u32, field: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let line = status.lines().find(|line| line.starts_with(field)).expect("Linux has this figure");
    let number = line.split_whitespace().nth(1).expect("a number");
    number.parse::<u64>().expect("a number") / 1024
}

/// User and system time (Linux: fields 14 and 15 of stat, in hundredths of a second).
pub(crate) fn cpu_time(process: u32) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let rest = stat.rsplit_once(')').expect("a name in brackets").1;
    let fields = rest.split_whitespace().skip(11).take(2);
    let ticks: u64 = fields.map(|n| n.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}

/// Half, 99 of 100, and all of them took no longer than this; `None` if there are none.
pub(crate) fn percentiles(times: &[Duration]) -> Option<[Duration; 3]> {
    let mut sorted = times.to_vec();
    sorted.sort();
    let last = sorted.len().checked_sub(1)?;
    Some([sorted[last / 2], sorted[last * 99 / 100], sorted[last]])
}
