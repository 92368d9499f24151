//! Embeds, buttons and selects within their bounds, and the specification behind them.

use serde_json::{Value, json};

use super::{Scene, button, post};

fn select(options: Vec<Value>) -> Value {
    let select = json!({ "type": 3, "custom_id": "region", "options": options });
    json!({ "type": 1, "components": [select] })
}

fn region(value: &str) -> Value {
    json!({ "label": value, "value": value })
}

#[tokio::test]
async fn embeds_keep_their_bounds() {
    let scene = Scene::new().await;
    let long = |count: usize| "e".repeat(count);
    let field = json!({ "name": "n", "value": "v" });
    for wrong in [
        json!([{ "title": long(257) }]),
        json!([{ "description": long(4097) }]),
        json!([{ "title": "t", "fields": vec![field; 26] }]),
        json!([{ "fields": [{ "name": long(257), "value": "v" }] }]),
        json!([{ "fields": [{ "name": "n", "value": long(1025) }] }]),
        json!([{ "fields": [{ "name": "n", "value": "" }] }]),
        json!([{ "title": "t", "footer": { "text": long(2049) } }]),
        json!([{ "title": "t", "url": "not an address" }]),
        json!([{ "title": "t", "color": 0x100_0000 }]),
        json!([{ "description": long(4000) }, { "description": long(2001) }]),
        json!(vec![json!({ "title": "t" }); 11]),
        json!([{ "color": 1 }]),
    ] {
        let answer = post(&scene.dc, &scene.room, json!({ "embeds": wrong })).await;
        assert_eq!(answer.body["code"], 50035, "{wrong}");
    }
    let fits = json!({ "embeds": [{ "description": long(4096), "title": long(256) }] });
    assert_eq!(post(&scene.dc, &scene.room, fits).await.status, 200);
}

#[tokio::test]
async fn rows_keep_their_bounds() {
    let scene = Scene::new().await;
    let row = |parts: Vec<Value>| json!({ "type": 1, "components": parts });
    let one = |id: usize| button("Yes", &format!("yes{id}"))["components"][0].clone();
    let link = json!({ "type": 2, "style": 5, "label": "More", "url": "https://example.org" });
    let mut both = link.clone();
    both["custom_id"] = json!("x");
    let regions: Vec<Value> = (0..26).map(|n| region(&format!("r{n}"))).collect();
    let mut beside = select(vec![region("a")]);
    beside["components"].as_array_mut().unwrap().push(one(1));
    for wrong in [
        json!((0..6).map(|n| row(vec![one(n)])).collect::<Vec<_>>()),
        json!([row((0..6).map(one).collect())]),
        json!([row(vec![])]),
        json!([row(vec![one(1), one(1)])]),
        json!([row(vec![both])]),
        json!([row(vec![json!({ "type": 2, "style": 5, "label": "More" })])]),
        json!([button(&"l".repeat(81), "yes")]),
        json!([button("Yes", &"i".repeat(101))]),
        json!([button("Yes", "")]),
        json!([select(vec![])]),
        json!([select(regions)]),
        json!([select(vec![region("a"), region("a")])]),
        json!([select(vec![region(&"a".repeat(101))])]),
        json!([beside]),
        json!([one(1)]),
    ] {
        let body = json!({ "content": "Choose", "components": wrong });
        assert_eq!(post(&scene.dc, &scene.room, body).await.body["code"], 50035, "{wrong}");
    }
    let fits = json!({ "content": "Choose", "components": [row(vec![link, one(1)])] });
    assert_eq!(post(&scene.dc, &scene.room, fits).await.status, 200);
}

#[tokio::test]
async fn what_the_specification_forbids_is_found_even_where_the_server_does_not_look() {
    let scene = Scene::new().await;
    let mut row = button("Yes", "yes");
    row["components"][0]["disabled"] = json!("no");
    let body = json!({ "content": "Sure?", "components": [row] });
    assert_eq!(post(&scene.dc, &scene.room, body).await.status, 200);
    let found = scene.dc.violations();
    assert_eq!(found.len(), 1);
    assert!(found[0].why.starts_with("the specification at /components/0"), "{}", found[0]);
}
