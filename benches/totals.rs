//! What `/totals` and a petition's screen cost at 1,000 and at 1,000,000 signatures. The rows are
//! copies with random tags: nothing opens them, and nothing that is measured reads them. Run it with
//! `cargo bench --bench totals`.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't go on has failed")]

use std::time::Instant;

use bot_core::command::Role;
use bot_core::store::{Value, tallies};
use testing::actor::Actor as _;
use testing::figures;
use testing::world::{MAIN, World};

/// Questions asked at each size.
const ROUNDS: u32 = 300;

fn main() {
    figures::run(async {
        let world = World::new().await;
        let mut rows = 0;
        for size in [1_000_i64, 1_000_000] {
            fill(&world, rows, size).await;
            rows = size;
            measure(&world, size).await;
        }
    });
}

async fn fill(world: &World, from: i64, to: i64) {
    let mut conn = world.conn().await;
    let sql = "WITH RECURSIVE n(i) AS (SELECT $2 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < $3) \
               INSERT INTO signatures (petition, tag, state, facts, name) \
               SELECT $1, randomblob(32), 'counted', zeroblob(300), zeroblob(1400) FROM n";
    let mut at = from;
    while at < to {
        let end = to.min(at + 50_000);
        conn.begin().await.unwrap();
        conn.execute(sql, vec![MAIN.into(), Value::Int(at), Value::Int(end)]).await.unwrap();
        conn.commit().await.unwrap();
        at = end;
    }
    let mut moves = tallies::Moves::new();
    moves.insert((tallies::TOTAL, String::new()), to - from);
    for code in ["US", "FR", "CA", "AU", "KH"] {
        moves.insert((tallies::COUNTRY, code.to_owned()), (to - from) / 5);
    }
    conn.begin().await.unwrap();
    tallies::apply(&mut conn, MAIN, &moves).await.unwrap();
    conn.commit().await.unwrap();
    conn.close().await;
}

async fn measure(world: &World, size: i64) {
    let mut moderator = world.staff(1, "Moderator", Role::Moderator).await;
    moderator.types("/start").await;
    moderator.presses("lang:en").await;
    for command in ["/totals", "/petitions"] {
        let begun = Instant::now();
        for _ in 0..ROUNDS {
            moderator.types(command).await;
        }
        let each = begun.elapsed() / ROUNDS;
        println!("{size} signatures, {command}: {each:?} from message to committed answer");
    }
    let file = std::fs::metadata(world.file()).unwrap().len() / 1_000_000;
    println!("{size} signatures: database of {file} MB");
}
