//! Roles and invitations.

use bot_core::clock::DAY;
use bot_core::command::Role;
use bot_core::store::roles::{self, Invitation, Staff};
use bot_core::vault::AccountTable;

use super::{account, in_one};
use testing::postgres::on_both;
use testing::world::NOW;

fn staff(label: &str) -> Staff {
    Staff { label: label.into(), platform: "telegram".into(), address: "1".into(), since: NOW }
}

fn invitation(label: &str) -> Invitation {
    Invitation { label: label.into(), maker: Vec::new() }
}

#[tokio::test]
async fn a_role_is_given_changed_listed_and_taken() {
    on_both("a role is given, changed, listed and taken", async |world| {
        let secret = &world.core.secret;
        in_one(&world, async |conn| {
            let (sokha, dara) = (account("1"), account("2"));
            assert_eq!(roles::of(conn, &sokha).await.unwrap(), Role::Supporter);
            let team = staff("Lyon team");
            roles::grant(conn, &sokha, Role::Moderator, &team).await.unwrap();
            roles::grant(conn, &sokha, Role::Owner, &team).await.unwrap();
            roles::grant(conn, &dara, Role::Organizer, &staff("Paris")).await.unwrap();
            assert_eq!(roles::of(conn, &sokha).await.unwrap(), Role::Owner);
            assert_eq!(roles::owners(conn).await.unwrap(), 1);
            let mut labels: Vec<String> =
                roles::list(conn).await.unwrap().into_iter().map(|m| m.staff.label).collect();
            labels.sort();
            assert_eq!(labels, ["Lyon team", "Paris"]);
            let tag = secret.account_tag(AccountTable::Roles, &sokha);
            assert!(roles::revoke(conn, &tag).await.unwrap());
            assert!(!roles::revoke(conn, &tag).await.unwrap());
            assert_eq!(roles::of(conn, &sokha).await.unwrap(), Role::Supporter);
            assert_eq!(roles::owners(conn).await.unwrap(), 0);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn an_invitation_works_once_and_not_after_its_day() {
    on_both("an invitation works once", async |world| {
        in_one(&world, async |conn| {
            for code in ["aaaa", "bbbb"] {
                let until = NOW + DAY;
                roles::invite(conn, code, Role::Moderator, &invitation("Lyon"), until)
                    .await
                    .unwrap();
            }
            let mut redeem = async |code, now| roles::redeem(conn, code, now).await.unwrap();
            assert!(redeem("cccc", NOW).await.is_none());
            let open = redeem("aaaa", NOW + DAY - 1).await.unwrap();
            assert_eq!((open.role, open.invitation.label.as_str()), (Role::Moderator, "Lyon"));
            assert!(redeem("aaaa", NOW).await.is_none(), "it was used up");
            assert!(redeem("bbbb", NOW + DAY).await.is_none(), "it was too late");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn expired_invitations_are_cleaned_away() {
    on_both("expired invitations are cleaned away", async |world| {
        in_one(&world, async |conn| {
            for (code, until) in [("old", NOW), ("new", NOW + 1)] {
                roles::invite(conn, code, Role::Owner, &invitation("x"), until).await.unwrap();
            }
            roles::prune_invites(conn, NOW).await.unwrap();
            assert!(roles::redeem(conn, "old", NOW - 1).await.unwrap().is_none());
            assert!(roles::redeem(conn, "new", NOW).await.unwrap().is_some());
        })
        .await;
    })
    .await;
}
