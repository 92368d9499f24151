//! The table of buttons as a macro: from one declaration come the enum, what each button sends back, the
//! way back from that, and who may press it.

/// A section for each role that may press; a line for each button:
///
/// ```text
/// Moderator {
///     "over" => TakeOver(id: Id),        is written over:k7m2p9q4xz
///     Act(act: EditAct, slug: Slug),     is written publish:vote-from-abroad
/// }
/// ```
///
/// What stands in brackets is written between colons, each part by the rule of its kind (see `part.rs`). A
/// table that is a part of another table is its last part, and asks for its own roles besides. Where two
/// lines begin with the same word they have a different number of parts.
macro_rules! buttons {
    ($(#[$about:meta])* pub(crate) enum $name:ident { $( $role:ident { $(
        $(#[$doc:meta])*
        $( $code:literal => )? $button:ident
            $( ( $( $value:ident : $part:ty ),+ ) )?
            $( { $( $field:ident : $kind:ty ),+ } )? ,
    )* } )* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $( $(
            $(#[$doc])*
            $button
                $( ( $( <$part as Part>::Value ),+ ) )?
                $( { $( $field: <$kind as Part>::Value ),+ } )? ,
        )* )* }

        impl Part for $name {
            type Value = Self;

            fn written(value: &Self) -> String {
                let parts = match value { $( $(
                    Self::$button $( ( $( $value ),+ ) )? $( { $( $field ),+ } )? => vec![
                        $( $code.to_owned(), )?
                        $( $( <$part as Part>::written($value), )+ )?
                        $( $( <$kind as Part>::written($field), )+ )?
                    ],
                )* )* };
                parts.join(":")
            }

            fn read(parts: &mut Parts<'_>) -> Option<Self> {
                $( $(
                    let found = whole(parts, |rest| {
                        $( said(rest, $code)?; )?
                        Some(Self::$button
                            $( ( $( <$part as Part>::read(rest)? ),+ ) )?
                            $( { $( $field: <$kind as Part>::read(rest)? ),+ } )?)
                    });
                    if found.is_some() {
                        return found;
                    }
                )* )*
                None
            }

            fn role(value: &Self) -> Role {
                match value { $( $(
                    Self::$button $( ( $( $value ),+ ) )? $( { $( $field ),+ } )? => Role::$role
                        $( $( .max(<$part as Part>::role($value)) )+ )?
                        $( $( .max(<$kind as Part>::role($field)) )+ )? ,
                )* )* }
            }

            #[cfg(test)]
            fn examples() -> Vec<Self> {
                let mut all = Vec::new();
                $( $(
                    let most = [
                        1,
                        $( $( <$part as Part>::examples().len(), )+ )?
                        $( $( <$kind as Part>::examples().len(), )+ )?
                    ];
                    all.extend((0..most.into_iter().max().unwrap_or(1)).map(|_at| Self::$button
                        $( ( $( <$part as Part>::example(_at) ),+ ) )?
                        $( { $( $field: <$kind as Part>::example(_at) ),+ } )?));
                )* )*
                all
            }
        }
    };
}
