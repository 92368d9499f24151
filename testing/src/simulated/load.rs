//! How busy the machine is.

/// A busy machine gets more time: how many processes want to run for each processor, 1 to 4.
pub fn load() -> u32 {
    let line = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let running = line.split_whitespace().nth(3).and_then(|field| field.split('/').next());
    let running: u32 = running.and_then(|count| count.parse().ok()).unwrap_or(1);
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    (running / u32::try_from(processors).unwrap_or(1)).clamp(1, 4)
}
